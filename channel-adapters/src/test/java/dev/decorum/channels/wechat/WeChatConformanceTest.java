package dev.decorum.channels.wechat;

import dev.decorum.channels.Samples;
import dev.decorum.channels.WeChatDeliveries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WeChatConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("wechat-mp", "wechat", ".xml", (name, body) -> WeChatAdapterTest.ADAPTER
                .receive(WeChatDeliveries.sealed(WeChatDeliveries.post(body)), WeChatAdapterTest.ACCOUNT)
                .events());
    }
}
