package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.facebookcomments.FacebookCommentsAdapter;
import dev.decorum.channels.instagramcomments.InstagramCommentsAdapter;
import dev.decorum.channels.instagramdm.InstagramDmAdapter;
import dev.decorum.channels.instagramlive.InstagramLiveAdapter;
import dev.decorum.channels.messenger.MessengerAdapter;
import dev.decorum.channels.xdm.XDmAdapter;
import dev.decorum.channels.xreplies.XRepliesAdapter;
import dev.decorum.channels.youtubelive.YouTubeLiveAdapter;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads the samples in the folder that {@code -Dconformance.payloads} names, and prints how many events of each kind. */
class SocialConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsReadAndSurvivesJson() {
        String folder = System.getProperty("conformance.payloads");
        return folder == null
                ? Stream.of()
                : Stream.of(
                                Map.entry("facebook-comments", Trial.meta(new FacebookCommentsAdapter(), "")),
                                Map.entry("instagram", Trial.meta(new InstagramCommentsAdapter(), "")),
                                Map.entry("instagram", Trial.meta(new InstagramLiveAdapter(), "")),
                                Map.entry("instagram", Trial.meta(new InstagramDmAdapter(), "")),
                                Map.entry("messenger", Trial.meta(new MessengerAdapter(), "")),
                                Map.entry("x", Trial.x(new XDmAdapter(), "")),
                                Map.entry("x", Trial.x(new XRepliesAdapter(), "")),
                                Map.entry("youtube-live", Trial.unsigned(new YouTubeLiveAdapter(), "")))
                        .map(family -> DynamicTest.dynamicTest(
                                family.getKey() + " by "
                                        + family.getValue().adapter().channel(),
                                () -> areRead(Path.of(folder, family.getKey()), family.getValue())));
    }

    private static void areRead(Path folder, Trial trial) throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Path sample : samples(folder)) {
            Reception reception = trial.receive(Bytes.of(Files.readAllBytes(sample)));

            assertThat(reception.answer().status()).as(sample.toString()).isEqualTo(200);
            for (ChannelEvent event : reception.events()) {
                assertThat(event).as(sample.toString()).isNotInstanceOf(Rejected.class);
                assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                        .isEqualTo(event);
                kinds.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
            }
        }
        System.out.println(trial.adapter().channel() + ": " + kinds);
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }
}
