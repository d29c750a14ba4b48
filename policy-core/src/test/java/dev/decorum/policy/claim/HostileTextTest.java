package dev.decorum.policy.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.ClaimCategory;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time grows with the length of a text and with nothing else; bounds are loose, for slow and busy machines. */
class HostileTextTest {
    private static final int LENGTH = 100_000;
    private static final long MOST_MILLIS = 600;
    private static final ClaimDetector SIGNS = new ClaimDetector(
            new SmallLexicons<ClaimCategory>()
                    .words("en", "we", "we", "i")
                    .words("en", "refund", "refund*", "money back")
                    .scope("en", Words.Scope.NEGATOR, "not")
                    .scope("en", Words.Scope.REPORT, "you wrote")
                    .find("en", ClaimCategory.REFUND_COMMITMENT, "{we} ... {we} ... {refund}", "{we} & {refund} & not")
                    .find("zh-Hans", ClaimCategory.REFUND_COMMITMENT, "保 ... 证 ... 退")
                    .find("ko", ClaimCategory.REFUND_COMMITMENT, "환불")
                    .find("th", ClaimCategory.REFUND_COMMITMENT, "คืนเงิน"),
            new SmallLexicons<>());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we ",
                "we not refund ",
                "not ",
                "a",
                "r e f u n d ",
                "r-e-",
                "refund-",
                "re",
                "1",
                "1 1 ",
                "1-",
                "&",
                "&#",
                "&#114;",
                "\u0301",
                "e\u0301",
                "\u202E",
                "\u202Ea",
                "\"",
                "you wrote \"",
                ". ",
                ".",
                "?",
                "保证",
                "保",
                "ㅎㅗㅏㄴ",
                "ㅏ",
                "ค",
                "คื",
                "\u200B",
                "ж",
                "😊",
                "\uD83D",
                "@",
                "a@b.",
                "http://",
                "Ａ",
                "''",
                "ⓐ"
            })
    void aLongTextOfOneThingTakesNoLongerThanAnyOther(String thing) {
        String text = thing.repeat(LENGTH / thing.length());
        SIGNS.claims(thing.repeat(100), null, null);
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            SIGNS.claims(text, null, null);
            fastest = Math.min(fastest, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        assertThat(fastest / 1_000_000).as("milliseconds of the processor").isLessThan(MOST_MILLIS);
    }

    @org.junit.jupiter.api.Test
    void theGateTakesNoLongerForALetterInALongTextThanInAShortOne() {
        ClaimGate gate = SIGNS.gate("en", null, java.util.Set.of(ClaimCategory.REFUND_COMMITMENT));
        String piece = "we saw it and ".repeat(2000);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (String word : List.of(piece.split(" "))) {
            gate.append(word + " ");
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertThat(spent / 1_000_000).isLessThan(8000);
    }
}
