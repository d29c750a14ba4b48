package dev.decorum.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.Policy;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.LengthUnit;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCheckPropertyTest {
    private static final List<String> PARTS = List.of(
            "du ",
            "Sie ",
            "tu ",
            "vous ",
            "您",
            "你好",
            "です。",
            "だ。",
            "했어.",
            "습니다. ",
            "ค่ะ",
            "Kak ",
            "Dạ ",
            "ạ",
            "!",
            "！",
            "👍🏽",
            "👨‍👩‍👧",
            "\uD83D",
            "\uDC4D",
            "\u200B",
            "e\u0301",
            "@",
            "a@b.de ",
            "https://x.de/",
            "www.",
            ".com",
            "+49 30 123456 ",
            "4111 1111 1111 1111 ",
            "DE89 3704 0044 0532 0130 00 ",
            "order ",
            "12345",
            ".",
            " ",
            "\n",
            "’",
            "t'",
            "the and you ",
            "und nicht ist ",
            "ſ",
            "İ",
            "１２");

    private static final Consumer<Policy> STRICT = p -> {
        p.tone(Formality.FORMAL);
        p.exclamationMarks(false);
        p.links(false);
        p.greeting(true);
        p.closing(true);
        p.disclose("ai-author");
        p.maxLength(20, LengthUnit.BYTES);
        p.maxLength(20, LengthUnit.CHARACTERS);
    };

    @Test
    void findingsLieInsideTheTextAndComeInTheSameOrder() {
        Random random = new Random(11);
        List<String> languages = List.copyOf(Languages.all().keySet());
        for (int i = 0; i < 5_000; i++) {
            StringBuilder draft = new StringBuilder();
            for (int part = random.nextInt(12); part >= 0; part--) {
                draft.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String text = draft.toString();
            String language = languages.get(random.nextInt(languages.size()));
            Consumer<Policy> rule = STRICT.andThen(p -> p.language(language));
            ReplyReport report = Drafts.check(Audience.PUBLIC, text, rule);
            assertThat(report.findings())
                    .allSatisfy(f -> assertThat(
                                    0 <= f.startsAt() && f.startsAt() <= f.endsAt() && f.endsAt() <= text.length())
                            .as("%s in `%s`", f, text)
                            .isTrue())
                    .isSortedAccordingTo(ReplyFinding.BY_PLACE);
            assertThat(PolicyJson.write(Drafts.check(Audience.PUBLIC, text, rule)))
                    .isEqualTo(PolicyJson.write(report));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@",
                "a@",
                "a.",
                ".",
                "www.",
                "a/",
                "1",
                "1 ",
                "4 ",
                "+1-",
                "DE89 ",
                "DE89",
                "a ",
                "!",
                "! ",
                "👍",
                "您",
                "だ。",
                "습니다. ",
                "order ",
                "order 1 ",
                "'",
                "t'",
                "\u200B",
                "e\u0301",
                "ค่ะ",
                "mit freundlichen ",
                "\n"
            })
    void aLongDraftTakesTimeInProportion(String part) {
        String text = part.repeat(400_000 / part.length());
        for (String language : List.of("de", "zh")) {
            long start = System.nanoTime();
            Drafts.check(Audience.PUBLIC, text, STRICT.andThen(p -> p.language(language)));

            // In quadratic time this would take minutes; in linear time it takes about a second at most.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
