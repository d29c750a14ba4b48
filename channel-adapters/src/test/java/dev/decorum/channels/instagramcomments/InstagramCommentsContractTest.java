package dev.decorum.channels.instagramcomments;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class InstagramCommentsContractTest extends TrialContractTest {
    InstagramCommentsContractTest() {
        super(Trial.meta(new InstagramCommentsAdapter(), "instagramcomments"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "a comment on Instagram has words alone",
                Situation.EDIT,
                "no webhook tells that a comment was changed",
                Situation.REVOCATION,
                "no webhook tells that a comment was deleted",
                Situation.STATUS,
                "nobody is told whether a comment was read");
    }
}
