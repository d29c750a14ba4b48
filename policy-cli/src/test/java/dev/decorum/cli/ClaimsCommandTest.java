package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsCommandTest {
    private static final String SHIPPED = Run.ROOT.resolve("rules").toString();

    @TempDir
    Path folder;

    private String rules;

    @BeforeEach
    void writeRules() throws IOException {
        rules = folder.resolve("rules").toString();
        write("rules/words/en.yaml", "classes:\n  refund: [refund*, \"money back\"]\nnegators: [not, cannot]\n");
        write(
                "rules/claims/en/refund-commitment.yaml",
                "category: refund-commitment\nphrases:\n  - \"we will ... {refund}\"\n");
        write("rules/signals/en/legal-threat.yaml", "signal: legal-threat\nphrases: [\"my lawyer\"]\n");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void whatIsFoundIsUnderlinedWithThePatternThatFoundIt() {
        Run run =
                Run.of("claims", "--rules", rules, "--lang", "en", "Hello!\nToday we will refund you, says my lawyer.");

        assertThat(run).isEqualTo(new Run(0, """
                        text:2:7: claim refund-commitment, by `we will ... {refund}` in claims/en/refund-commitment.yaml:3
                          2 | Today we will refund you, says my lawyer.
                            |       ^^^^^^^^^^^^^^

                        text:2:32: signal legal-threat, by `my lawyer` in signals/en/legal-threat.yaml:2
                          2 | Today we will refund you, says my lawyer.
                            |                                ^^^^^^^^^

                        1 claim, 1 signal.
                        """, ""));
    }

    @Test
    void aTextOfAFileIsLookedThroughLikewise() throws IOException {
        Path draft = write("draft.txt", "We will get your money back.");

        Run run = Run.of("claims", "--rules", rules, "--file", draft.toString(), "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "\"kind\" : \"claim\"",
                        "\"name\" : \"refund-commitment\"",
                        "\"language\" : \"en\"",
                        "\"startsAt\" : 0",
                        "\"endsAt\" : 27",
                        "\"text\" : \"We will get your money back\"",
                        "\"origin\" : \"claims/en/refund-commitment.yaml:3\"");
    }

    @Test
    void nothingFoundIsNoFailure() {
        assertThat(Run.of("claims", "--rules", rules, "Thank you."))
                .isEqualTo(new Run(0, "No claim and no signal found.\n", ""));
    }

    @Test
    void aTextIsGivenOnce() {
        assertThat(Run.of("claims", "--rules", rules).err())
                .startsWith("decorum: Give either a text in quotes or --file.\n");
        assertThat(Run.of("claims", "--file", "no-such-file", "text").code()).isEqualTo(64);
        assertThat(Run.of("claims", "--file", "no-such-file").code()).isEqualTo(66);
    }

    @Test
    void aFaultInTheWordsOfTheLanguageEndsTheCommand() throws IOException {
        write("rules/words/en.yaml", "classes: refund\n");

        Run run = Run.of("claims", "--rules", rules, "Hello.");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("words/en.yaml:1:10", "must hold keys with values");
    }

    @Test
    void labelledSentencesAreCounted() throws IOException {
        Path labelled = write("en.tsv", """
                        category\tlang\tphrase_or_sentence\tlabel\tnote
                        refund_commitment\ten\tWe will refund you.\tviolation\tplain: promise
                        refund_commitment\ten\tYour cash is on its way.\tviolation\tparaphrase
                        refund_commitment\ten\tWe will not refund it.\tok\tneg
                        refund_commitment\ten\tThey said we will refund it.\tok\tquote
                        legal_threat\ten\tMy lawyer will write.\tviolation\tplain
                        """);

        Run run = Run.of("claims", "--rules", rules, "--eval", labelled.toString(), "--misses");
        Run json = Run.of("claims", "--rules", rules, "--eval", labelled.toString(), "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("all +0\\.667 +0\\.667 +0\\.667 +2 +1 +1 +1")
                .containsPattern("refund-commitment +0\\.500 +0\\.500")
                .containsPattern("paraphrase +1\\.000 +0\\.000")
                .contains("missed refund-commitment en [paraphrase] Your cash is on its way.")
                .contains("alarm  refund-commitment en [quote] They said we will refund it.");
        assertThat(json.out())
                .contains("\"overall\"", "\"byCategory\"", "\"refund_commitment\"", "\"byLanguage\"", "\"byNote\"")
                .containsPattern("\"falseAlarms\" : 1");
    }

    @Test
    void aFileOfSentencesThatCannotBeReadIsNamedWithItsLine() throws IOException {
        Path labelled = write("en.tsv", "refund_commitment\ten\tHello\tperhaps\tplain\n");

        Run run = Run.of("claims", "--rules", rules, "--eval", labelled.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("Line 1 does not have the columns");
        assertThat(Run.of("claims", "--rules", rules, "--eval", labelled.toString(), "--part", "some")
                        .code())
                .isEqualTo(65);
    }

    @Test
    void theShippedWordsAreFoundInEveryLanguageOfTheirs() {
        assertThat(Run.of("claims", "--rules", SHIPPED, "--lang", "de", "Wir erstatten Ihnen heute noch 40 Euro.")
                        .out())
                .contains("claim refund-commitment");
    }
}
