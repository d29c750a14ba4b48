package dev.decorum.channels.xreplies;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class XRepliesContractTest extends TrialContractTest {
    XRepliesContractTest() {
        super(Trial.x(new XRepliesAdapter(), "xreplies"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.STATUS,
                "nobody is told whether a post was read",
                Situation.SEVERAL,
                "an event tells of one post");
    }
}
