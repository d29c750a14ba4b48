package dev.decorum.channels.line;

import dev.decorum.channels.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LineConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("line", ".json", Deliveries::receive);
    }
}
