package dev.decorum.channels.wecom;

import dev.decorum.channels.SampleCounts;
import dev.decorum.channels.WeChatDeliveries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** Runs over the folder that {@code -Dconformance.payloads} names, and has no tests without it. */
class WeComConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsReadAndCounted(TestReporter reporter) {
        return SampleCounts.counted(
                "wecom",
                reporter,
                (name, body) -> name.endsWith(".json")
                        ? WeComAdapterTest.ADAPTER.fetched(
                                WeComAdapterTest.bell("text"), body, WeComAdapterTest.ACCOUNT)
                        : WeComAdapterTest.ADAPTER
                                .receive(WeChatDeliveries.sealed(WeChatDeliveries.post(body)), WeComAdapterTest.ACCOUNT)
                                .events());
    }
}
