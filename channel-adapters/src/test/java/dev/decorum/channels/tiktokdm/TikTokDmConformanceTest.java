package dev.decorum.channels.tiktokdm;

import dev.decorum.channels.Samples;
import dev.decorum.channels.WeChatDeliveries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TikTokDmConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("tiktok-business", "tiktok-dm", ".json", (name, body) -> TikTokDmAdapterTest.ADAPTER
                .receive(TikTokDmAdapterTest.sign(WeChatDeliveries.post(body)), TikTokDmAdapterTest.ACCOUNT)
                .events());
    }
}
