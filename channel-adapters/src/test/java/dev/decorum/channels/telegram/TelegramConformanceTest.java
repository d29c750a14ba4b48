package dev.decorum.channels.telegram;

import dev.decorum.channels.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TelegramConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("telegram", ".json", Deliveries::receive);
    }
}
