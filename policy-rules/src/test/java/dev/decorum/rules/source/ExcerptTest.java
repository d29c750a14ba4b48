package dev.decorum.rules.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static String underlined(String line, String range) {
        return underlined(line, range, Excerpt.LONGEST);
    }

    private static String underlined(String line, String range, int longest) {
        int start = line.indexOf(range);
        Place place = new SourceFile("base/rules.drl", line).place(start, start + range.length());
        Excerpt excerpt = Excerpt.of(place, longest);
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

    @Test
    void aNarrowDisplayShowsAsManyColumnsAsFit() {
        assertThat(underlined("Order( region == \"微信微信微信\", total > 5 )", "total", 20))
                .isEqualTo("..信微信\", total > 5 )\n           ^^^^^");
        assertThat(underlined("a".repeat(30) + "total" + "b".repeat(30), "total", 20))
                .isEqualTo(".." + "a".repeat(7) + "total" + "b".repeat(8) + "..\n" + " ".repeat(9) + "^^^^^");
    }
}
