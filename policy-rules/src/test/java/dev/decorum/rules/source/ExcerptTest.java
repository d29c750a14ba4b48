package dev.decorum.rules.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static String underlined(String line, String range) {
        int start = line.indexOf(range);
        Place place = new SourceFile("base/rules.drl", line).place(start, start + range.length());
        Excerpt excerpt = Excerpt.of(place);
        return excerpt.text() + "\n" + excerpt.underline();
    }

    @Test
    void aTabTakesOneColumnInBothLines() {
        assertThat(underlined("\tMesage(\t)", "Mesage")).isEqualTo(" Mesage( )\n ^^^^^^");
    }

    @Test
    void whatWouldMoveTheCursorOrNotBeSeenIsReplaced() {
        assertThat(underlined("a\u001B[31m\u202E\u200B\rx", "x")).isEqualTo("a\uFFFD[31m\uFFFD\uFFFD x\n         ^");
    }

    @Test
    void aWideLetterTakesTwoColumns() {
        assertThat(underlined("a 微信 b", "微信")).isEqualTo("a 微信 b\n  ^^^^");
        assertThat(underlined("\"微信🙂\" x", "x")).isEqualTo("\"微信🙂\" x\n         ^");
    }

    @Test
    void aMarkOverALetterTakesNoColumn() {
        assertThat(underlined("e\u0301 x", "x")).isEqualTo("e\u0301 x\n  ^");
    }

    @Test
    void ofALongLineThePartAroundTheRangeIsShown() {
        assertThat(underlined("a".repeat(500) + "x" + "b".repeat(500), "x"))
                .isEqualTo(".." + "a".repeat(60) + "x" + "b".repeat(99) + "..\n" + " ".repeat(62) + "^");
        assertThat(underlined("x" + "b".repeat(500), "x")).isEqualTo("x" + "b".repeat(159) + "..\n^");
        assertThat(underlined("a".repeat(500) + "x", "x"))
                .isEqualTo(".." + "a".repeat(159) + "x\n" + " ".repeat(161) + "^");
    }
}
