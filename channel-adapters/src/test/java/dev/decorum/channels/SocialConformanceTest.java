package dev.decorum.channels;

import dev.decorum.channels.facebookcomments.FacebookCommentsAdapter;
import dev.decorum.channels.instagramcomments.InstagramCommentsAdapter;
import dev.decorum.channels.instagramdm.InstagramDmAdapter;
import dev.decorum.channels.instagramlive.InstagramLiveAdapter;
import dev.decorum.channels.messenger.MessengerAdapter;
import dev.decorum.channels.xdm.XDmAdapter;
import dev.decorum.channels.xreplies.XRepliesAdapter;
import dev.decorum.channels.youtubelive.YouTubeLiveAdapter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Deliveries of one folder come to several channels, and each takes what is its own. */
class SocialConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Stream.of(
                        samples("facebook-comments", Trial.meta(new FacebookCommentsAdapter(), "")),
                        samples("instagram", Trial.meta(new InstagramCommentsAdapter(), "")),
                        samples("instagram", Trial.meta(new InstagramLiveAdapter(), "")),
                        samples("instagram", Trial.meta(new InstagramDmAdapter(), "")),
                        samples("messenger", Trial.meta(new MessengerAdapter(), "")),
                        samples("x", Trial.x(new XDmAdapter(), "")),
                        samples("x", Trial.x(new XRepliesAdapter(), "")),
                        samples("youtube-live", Trial.unsigned(new YouTubeLiveAdapter(), "")))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> samples(String folder, Trial trial) {
        return Samples.of(folder, trial.adapter().channel(), ".json", (name, body) -> trial.receive(body)
                .events());
    }
}
