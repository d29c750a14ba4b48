package dev.decorum.policy.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {
    private static final String LINE = "{\"channel\":\"whatsapp\",\"region\":\"de\",\"at\":\"2026-11-23T10:15:00Z\"}\n";

    @TempDir
    Path place;

    private Path file(byte[] content) throws IOException {
        return Files.write(place.resolve("history.jsonl"), content);
    }

    private static long count(HistoryReader reader) {
        long count = 0;
        while (reader.next().isPresent()) {
            count++;
        }
        return count;
    }

    @Test
    void aTornLastLineIsPassedOverAndNamed() throws IOException {
        for (String torn : new String[] {"{\"channel\":\"wha", "{\"channel\":\"caf\u00e9"}) {
            byte[] bytes = (LINE + LINE + torn).getBytes(UTF_8);
            try (HistoryReader reader = HistoryReader.open(file(Arrays.copyOf(bytes, bytes.length - 1)))) {
                assertThat(count(reader)).isEqualTo(2);
                assertThat(reader.torn()).isEqualTo(3);
            }
        }
    }

    @Test
    void aLastLineWithoutItsEndIsReadWhenItIsWhole() throws IOException {
        try (HistoryReader reader = HistoryReader.open(file((LINE + "\n" + LINE.strip()).getBytes(UTF_8)))) {
            assertThat(count(reader)).isEqualTo(2);
            assertThat(reader.torn()).isZero();
        }
    }

    @Test
    void anyOtherLineThatIsNoRequestIsAnErrorWithItsPlace() throws IOException {
        Path file = file((LINE + "{\"chanel\":1}\n" + LINE).getBytes(UTF_8));
        try (HistoryReader reader = HistoryReader.open(file)) {
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(HistoryException.class)
                    .hasMessage(file + ":2:2: The request has no property `chanel`. Did you mean `channel`?");
        }
    }

    @Test
    void aLineThatIsNoTextOrTooLongIsAnErrorWithItsPlace() throws IOException {
        Path file = file(new byte[] {(byte) 0xff, '\n'});
        try (HistoryReader reader = HistoryReader.open(file)) {
            assertThatThrownBy(reader::next).hasMessage(file + ":1: The line is not UTF-8. Is this a history?");
        }
        Path endless = file(new byte[4_000_001]);
        try (HistoryReader reader = HistoryReader.open(endless)) {
            assertThatThrownBy(reader::next)
                    .hasMessage(endless + ":1: The line is longer than 4 MB."
                            + " A history has one request as JSON on each line.");
        }
    }

    @Test
    void aCompressedHistoryMayEndAnywhere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 500; i++) {
                gzip.write(LINE.replace("10:15:00", String.format("10:15:00.%09d", i * 7_919L))
                        .getBytes(UTF_8));
            }
        }
        byte[] whole = bytes.toByteArray();
        try (HistoryReader reader = HistoryReader.open(file(Arrays.copyOf(whole, whole.length - whole.length / 3)))) {
            assertThat(count(reader)).isBetween(100L, 499L);
        }
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Path missing = place.resolve("none.jsonl");

        assertThatThrownBy(() -> HistoryReader.open(missing))
                .hasMessage(missing + ": There is no such file. Is the path right from here?");
    }
}
