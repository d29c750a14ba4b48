package dev.decorum.channels.instagramlive;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class InstagramLiveContractTest extends TrialContractTest {
    InstagramLiveContractTest() {
        super(Trial.meta(new InstagramLiveAdapter(), "instagramlive"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "a comment on Instagram has words alone",
                Situation.REPLY,
                "comments on a broadcast follow each other without threads",
                Situation.EDIT,
                "no webhook tells that a comment was changed",
                Situation.REVOCATION,
                "no webhook tells that a comment was deleted",
                Situation.STATUS,
                "nobody is told whether a comment was read");
    }
}
