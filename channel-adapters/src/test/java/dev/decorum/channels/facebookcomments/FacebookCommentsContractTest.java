package dev.decorum.channels.facebookcomments;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class FacebookCommentsContractTest extends TrialContractTest {
    FacebookCommentsContractTest() {
        super(Trial.meta(new FacebookCommentsAdapter(), "facebookcomments"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(Situation.STATUS, "nobody is told whether a comment was read");
    }
}
