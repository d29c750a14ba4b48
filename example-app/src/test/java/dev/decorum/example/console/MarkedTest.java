package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Marked.Piece;
import dev.decorum.policy.reply.FindingKind;
import dev.decorum.policy.reply.ReplyFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTest {
    @Test
    void findingsThatOverlapShareAPieceAndWhatIsMissingMarksNothing() {
        Marked marked = Marked.of("Guten Tag Lena", List.of(finding(0, 9), finding(6, 14), finding(14, 14)));
        assertThat(marked.pieces())
                .containsExactly(
                        new Piece("Guten ", List.of(1)),
                        new Piece("Tag", List.of(1, 2)),
                        new Piece(" Lena", List.of(2)));
    }

    @Test
    void aDraftWithoutFindingsIsOnePiece() {
        assertThat(Marked.of("Guten Tag", List.of()).pieces()).containsExactly(new Piece("Guten Tag", List.of()));
        assertThat(Marked.of("", List.of()).pieces()).isEmpty();
    }

    @Test
    void aFindingBeyondTheEndIsCutThere() {
        assertThat(Marked.of("Tag", List.of(finding(1, 99))).pieces())
                .containsExactly(new Piece("T", List.of()), new Piece("ag", List.of(1)));
    }

    @Test
    void hiddenCharactersAreWrittenOutAndTheJoinersOfScriptsAreNot() {
        assertThat(Plain.of("a\u202Eb\u0000c\u2028\n\t")).isEqualTo("a[U+202E]b[U+0000]c[U+2028]\n\t");
        assertThat(Plain.of("می\u200Cخواهم 👩\u200D👧")).isEqualTo("می\u200Cخواهم 👩\u200D👧");
    }

    private static ReplyFinding finding(int from, int to) {
        return new ReplyFinding(FindingKind.LINK, from, to, "It is there.", "Take it out.");
    }
}
