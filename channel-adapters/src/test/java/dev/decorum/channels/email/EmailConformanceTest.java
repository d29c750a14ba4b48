package dev.decorum.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs over the mails and quotations in the folder that {@code -Dconformance.payloads} names. */
class EmailConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("email", ".eml", Mails::receive);
    }

    @TestFactory
    Stream<DynamicTest> everyQuotationIsCut() {
        String folder = System.getProperty("conformance.payloads");
        return folder == null
                ? Stream.of()
                : Stream.of(DynamicTest.dynamicTest("quotations", () -> {
                    for (Path sample : Samples.files(Path.of(folder, "email-quoted"), ".txt")) {
                        assertThat(QuoteCutter.cut(Files.readString(sample, StandardCharsets.UTF_8)))
                                .as(sample.toString())
                                .isNotBlank()
                                .doesNotContain("escreveu:", "a écrit :", "Sent from my");
                    }
                }));
    }
}
