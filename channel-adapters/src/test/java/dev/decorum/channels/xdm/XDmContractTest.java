package dev.decorum.channels.xdm;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class XDmContractTest extends TrialContractTest {
    XDmContractTest() {
        super(Trial.x(new XDmAdapter(), "xdm"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "no field for the message that is answered is known",
                Situation.EDIT,
                "no event for a changed message is known",
                Situation.REVOCATION,
                "no event for a message that was taken back is known");
    }
}
