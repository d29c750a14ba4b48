package dev.decorum.policy.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.ClaimCategory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimGateTest {
    private static final Set<ClaimCategory> FORBIDDEN = Set.of(ClaimCategory.REFUND_COMMITMENT);
    private static final ClaimDetector SIGNS = new ClaimDetector(
            new SmallLexicons<ClaimCategory>()
                    .words("en", "refund", "refund*", "money back", "pay ... back")
                    .scope("en", Words.Scope.NEGATOR, "not", "never", "can't")
                    .scope("en", Words.Scope.CONDITION, "if ... approved")
                    .scope("en", Words.Scope.REPORT, "you (asked|wrote)")
                    .scope("en", Words.Scope.CONTRAST, "but")
                    .add(
                            "en",
                            ClaimCategory.REFUND_COMMITMENT,
                            SmallLexicons.phrases("we ... {refund}", "guaranteed & {refund}", "{card}"),
                            List.of(),
                            SmallLexicons.phrases("refund policy"),
                            SmallLexicons.phrases("scam"))
                    .find("en", ClaimCategory.LIABILITY_ADMISSION, "our fault")
                    .find("zh-Hans", ClaimCategory.REFUND_COMMITMENT, "保证 ... 退款")
                    .find("ja", ClaimCategory.REFUND_COMMITMENT, "返金 ... 約束", "退款")
                    .find("ko", ClaimCategory.REFUND_COMMITMENT, "환불 ... 드"),
            new SmallLexicons<>());

    private static final List<String> PIECES = List.of(
            "we",
            " ",
            " ",
            " ",
            "will ",
            "refund",
            "ed",
            "s ",
            "r e f u n d",
            "r3fund",
            "re-",
            "fund",
            " you",
            ". ",
            ".",
            "! ",
            "? ",
            "\n\n",
            "\n",
            ", ",
            "; ",
            "but ",
            "butter ",
            "not ",
            "never ",
            "if ",
            "it is approved",
            "you wrote ",
            "\"",
            "“",
            "”",
            "policy",
            " policy ",
            "scam ",
            "guaranteed ",
            "money back ",
            "pay it back",
            "&#114;",
            "&",
            "&amp;",
            "#",
            ";",
            "\u200B",
            "\u0301",
            "\u202E",
            "\u202C",
            "dnufer",
            "保证",
            "今天",
            "退款",
            "退",
            "款",
            "。",
            "返金",
            "をお約束",
            "します",
            "환",
            "불",
            "ㅎㅗㅏㄴ",
            "ㅂㅜㄹ",
            "드",
            "립니다",
            "4111 1111 ",
            "1111 1111",
            "12.5",
            "😊",
            "\uD83D",
            "our fault",
            "Nr",
            "I'm",
            "...",
            "(",
            ")",
            "「",
            "」");

    private static String draft(Random random) {
        StringBuilder draft = new StringBuilder();
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            draft.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return draft.toString();
    }

    /** The same patterns, and a model for which drafts with some of the pieces are promises. */
    private static final ClaimDetector WITH_MODEL = SIGNS.with(ClaimTrainer.train(labelled()));

    private static List<LabelledText> labelled() {
        Random random = new Random(7);
        return IntStream.range(0, 400)
                .mapToObj(i -> {
                    String text = draft(random);
                    boolean promise = text.contains("our fault") || text.contains("12.5") || text.contains("今天");
                    return new LabelledText("refund-commitment", "en", text, promise, "plain");
                })
                .toList();
    }

    private record Outcome(String released, Optional<Finding<ClaimCategory>> closedBy) {}

    private static Outcome stream(ClaimDetector signs, String draft, List<Integer> cuts, String language) {
        ClaimGate gate = signs.gate(language, null, FORBIDDEN);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int cut : cuts) {
            out.append(gate.append(draft.substring(from, cut)));
            from = cut;
        }
        out.append(gate.append(draft.substring(from)));
        out.append(gate.finish());
        return new Outcome(out.toString(), gate.closedBy());
    }

    private static List<Finding<ClaimCategory>> agreesWithTheWhole(
            ClaimDetector signs, String draft, List<Integer> cuts, String language) {
        List<Finding<ClaimCategory>> claims = signs.claimFindings(draft, language, null).stream()
                .filter(f -> FORBIDDEN.contains(f.meaning()))
                .toList();
        Outcome outcome = stream(signs, draft, cuts, language);

        assertThat(draft).as("what went out is the beginning of the draft").startsWith(outcome.released());
        if (claims.isEmpty()) {
            assertThat(outcome.closedBy()).as("%s cut at %s", draft, cuts).isEmpty();
            assertThat(outcome.released()).as("cut at %s", cuts).isEqualTo(draft);
        } else {
            int firstEnd = claims.stream().mapToInt(Finding::endsAt).min().orElseThrow();
            assertThat(outcome.closedBy()).as("%s cut at %s", draft, cuts).contains(claims.get(0));
            assertThat(outcome.released().length())
                    .as("%s cut at %s", draft, cuts)
                    .isLessThan(firstEnd);
        }
        return claims;
    }

    @Test
    void everySplitIntoTwoOrThreeAgreesWithTheWhole() {
        for (String draft : List.of(
                "Hello there. We will refund you today. Bye.",
                "You wrote \"we will refund you\". We look. If it is approved, we refund it. But wait",
                "我们保证今天退款。谢谢",
                "ㅎㅗㅏㄴㅂㅜㄹ 바로 드립니다",
                "We have a refund policy. We re&#102;und it")) {
            for (int i = 0; i <= draft.length(); i++) {
                for (int j = i; j <= draft.length(); j++) {
                    agreesWithTheWhole(SIGNS, draft, List.of(i, j), "en");
                    agreesWithTheWhole(WITH_MODEL, draft, List.of(i, j), "en");
                }
            }
        }
    }

    @Test
    void anySplitOfAnyDraftAgreesWithTheWhole() {
        splitsAgree(SIGNS);
    }

    @Test
    void anySplitAgreesWithTheWholeWhenAModelRecalls() {
        assertThat(splitsAgree(WITH_MODEL))
                .as("some claims are found by the model, some by patterns")
                .contains(Recall.ORIGIN)
                .hasSizeGreaterThan(1);
    }

    private static Set<String> splitsAgree(ClaimDetector signs) {
        Set<String> origins = new TreeSet<>();
        Random random = new Random(20261124);
        for (int round = 0; round < 1500; round++) {
            String draft = draft(random);
            List<Integer> letters =
                    IntStream.rangeClosed(0, draft.length()).boxed().toList();
            List<Integer> cuts = random.nextInt(4) == 0
                    ? letters
                    : letters.stream().filter(i -> random.nextInt(5) == 0).toList();
            agreesWithTheWhole(signs, draft, cuts, random.nextBoolean() ? "en" : "zh-Hans")
                    .forEach(f -> origins.add(f.origin()));
        }
        return origins;
    }

    @Test
    void whatCannotEndAClaimGoesOutAtOnce() {
        ClaimGate gate = SIGNS.gate("en", null, FORBIDDEN);

        assertThat(gate.append("Thank you for wri")).isEqualTo("Thank you for wri");
        assertThat(gate.append("ting. We will refu")).isEqualTo("ting. We will refu");
        assertThat(gate.append("nd you")).isEqualTo("n");
        assertThat(gate.append(" if it is approved.")).isEmpty();
        assertThat(gate.append(" Bye")).isEqualTo("d you if it is approved. Bye");
        assertThat(gate.finish()).isEmpty();
        assertThat(gate.closedBy()).isEmpty();
    }

    @Test
    void aClosedGateStaysClosed() {
        ClaimGate gate = SIGNS.gate("en", null, FORBIDDEN);

        assertThat(gate.append("Fine. We refund you. And more. ")).isEqualTo("Fine. ");
        assertThat(gate.append("Thanks.")).isEmpty();
        assertThat(gate.finish()).isEmpty();
        assertThat(gate.closedBy()).map(Finding::startsAt).contains(6);
    }

    @Test
    void otherClaimsPass() {
        ClaimGate gate = SIGNS.gate("en", null, FORBIDDEN);

        assertThat(gate.append("It is our fault. ") + gate.finish()).isEqualTo("It is our fault. ");
    }
}
