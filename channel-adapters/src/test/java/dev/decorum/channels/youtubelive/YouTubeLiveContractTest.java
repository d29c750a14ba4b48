package dev.decorum.channels.youtubelive;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class YouTubeLiveContractTest extends TrialContractTest {
    YouTubeLiveContractTest() {
        super(Trial.unsigned(new YouTubeLiveAdapter(), "youtubelive"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "messages of a live chat follow each other without threads",
                Situation.EDIT,
                "a message in a live chat cannot be changed",
                Situation.STATUS,
                "nobody is told whether a message in a live chat was read");
    }
}
