package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter shown = new StringWriter();

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintWriter(shown), terminal);
    }

    @Test
    void progressIsShownOnATerminalAndTakenAway() {
        ProgressLine line = line(true);

        line.show(0.5, "1,200 requests");
        line.show(0.6, "shown too soon after the first");
        line.clear();
        line.clear();

        assertThat(shown.toString()).isEqualTo("\r[############............] 1,200 requests\u001b[K\r\u001b[K");
    }

    @Test
    void anUnknownShareHasNoBar() {
        line(true).show(-1, "1 request");

        assertThat(shown.toString()).isEqualTo("\r1 request\u001b[K");
    }

    @Test
    void elsewhereNothingIsShown() {
        ProgressLine line = line(false);

        line.show(0.5, "1,200 requests");
        line.clear();

        assertThat(shown.toString()).isEmpty();
    }
}
