package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Path OPERATIONS = Path.of("src/main/java/dev/decorum/example/operations");
    /** Where a sentence for people begins: what a case is given as its reason, and what a deed is refused with. */
    private static final Pattern SAID = Pattern.compile(
            "(?:escalate|waits|NotDone|refused|Optional\\.of)\\(\\s*(?:decided,\\s*)?\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Texts chinese = Texts.in("zh-Hans", null);

    @Test
    void aSentenceIsToldInTheLanguageOfThePage() {
        assertThat(Sentences.in(chinese, "What the customer wants was not understood."))
                .isEqualTo("未能理解客户的诉求。");
        assertThat(Sentences.in(Texts.in("en", null), "What the customer wants was not understood."))
                .isEqualTo("What the customer wants was not understood.");
    }

    @Test
    void rolesAndSentencesInAGapAreToldToo() {
        assertThat(Sentences.in(chinese, "The rules give the case to a person (agent, supervisor)."))
                .isEqualTo("按规则转交人工（客服、主管）。");
        assertThat(Sentences.in(chinese, "An agent confirms the draft, by human-joined, rollout-reply-waits."))
                .isEqualTo("草稿待客服确认（依据规则 human-joined, rollout-reply-waits）。");
        assertThat(Sentences.in(chinese, "The reply was not sent. The mail server was not reached."))
                .isEqualTo("回复未发出。无法连接邮件服务器。");
        assertThat(Sentences.in(chinese, "This reply needs the yes of 2: supervisor and legal, by a-rule."))
                .isEqualTo("该回复需要 2 人同意：主管、法务（依据规则 a-rule）。");
    }

    @Test
    void actionsOfEveryKindAreNamed() {
        assertThat(Sentences.in(chinese, "A reviewer has said no to the compensation."))
                .isEqualTo("审批人未同意补偿。");
        assertThat(Sentences.in(chinese, "The dispute evidence asks for a stronger proof than a code, by a-rule."))
                .isEqualTo("争议证据需要比验证码更强的身份证明（依据规则 a-rule）。");
        assertThat(Sentences.in(
                        chinese, "The rules give the case to a person (agent). Evidence for the dispute is proposed."))
                .isEqualTo("按规则转交人工（客服）。已提出争议证据。");
    }

    @Test
    void whatARuleSaysStaysAsItIs() {
        assertThat(Sentences.in(chinese, "An agent confirms the draft: No rule permits this."))
                .isEqualTo("草稿待客服确认（No rule permits this）。");
        assertThat(Sentences.in(chinese, "Nobody has written this.")).isEqualTo("Nobody has written this.");
    }

    @Test
    void everySentenceOfOperationsCanBeToldInChinese() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.list(OPERATIONS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher sentence = SAID.matcher(Files.readString(file));
                while (sentence.find()) {
                    said.add(sentence.group(1));
                }
            }
        }
        List<String> untold = said.stream()
                .filter(beginning -> beginning.contains(" ") && !Sentences.knows("zh-Hans", beginning))
                .toList();
        assertThat(said).hasSizeGreaterThan(25);
        assertThat(untold).as("Add these to console/sentences-zh-Hans.txt.").isEmpty();
    }
}
