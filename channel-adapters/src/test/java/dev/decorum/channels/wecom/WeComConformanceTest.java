package dev.decorum.channels.wecom;

import dev.decorum.channels.Samples;
import dev.decorum.channels.WeChatDeliveries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What WeCom delivers is XML; what is fetched from it is JSON. */
class WeComConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Stream.concat(
                Samples.of("wecom", "wecom", ".xml", (name, body) -> WeComAdapterTest.ADAPTER
                        .receive(WeChatDeliveries.sealed(WeChatDeliveries.post(body)), WeComAdapterTest.ACCOUNT)
                        .events()),
                Samples.of(
                        "wecom",
                        "wecom",
                        ".json",
                        (name, body) -> WeComAdapterTest.ADAPTER.fetched(
                                WeComAdapterTest.bell("text"), body, WeComAdapterTest.ACCOUNT)));
    }
}
