package dev.decorum.channels.wechat;

import dev.decorum.channels.SampleCounts;
import dev.decorum.channels.WeChatDeliveries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** Runs over the folder that {@code -Dconformance.payloads} names, and has no tests without it. */
class WeChatConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsReadAndCounted(TestReporter reporter) {
        return SampleCounts.counted("wechat-mp", reporter, (name, body) -> WeChatAdapterTest.ADAPTER
                .receive(WeChatDeliveries.sealed(WeChatDeliveries.post(body)), WeChatAdapterTest.ACCOUNT)
                .events());
    }
}
