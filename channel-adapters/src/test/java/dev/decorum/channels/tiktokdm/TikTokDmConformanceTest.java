package dev.decorum.channels.tiktokdm;

import dev.decorum.channels.SampleCounts;
import dev.decorum.channels.WeChatDeliveries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** Runs over the folder that {@code -Dconformance.payloads} names, and has no tests without it. */
class TikTokDmConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsReadAndCounted(TestReporter reporter) {
        return SampleCounts.counted("tiktok-business", reporter, (name, body) -> TikTokDmAdapterTest.ADAPTER
                .receive(TikTokDmAdapterTest.sign(WeChatDeliveries.post(body)), TikTokDmAdapterTest.ACCOUNT)
                .events());
    }
}
