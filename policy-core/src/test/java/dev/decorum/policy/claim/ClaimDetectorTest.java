package dev.decorum.policy.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimDetectorTest {
    private static final ClaimDetector SIGNS = new ClaimDetector(claims(), signals());

    private static SmallLexicons<ClaimCategory> claims() {
        SmallLexicons<ClaimCategory> small = new SmallLexicons<>();
        small.words("en", "refund", "refund*", "money back", "same-day")
                .words("en", "today", "today", "same-day", "same ..1 day")
                .scope("en", Words.Scope.NEGATOR, "not", "cannot", "can't", "never")
                .scope("en", Words.Scope.NOT_NEGATOR, "not only")
                .scope("en", Words.Scope.CONDITION, "if ... approved")
                .scope("en", Words.Scope.REPORT, "you (asked|wrote)")
                .scope("en", Words.Scope.CONTRAST, "but")
                .scope("en", Words.Scope.SUBORDINATOR, "that")
                .add(
                        "en",
                        ClaimCategory.REFUND_COMMITMENT,
                        SmallLexicons.phrases(
                                "we ... {refund}", "you get ... back", "guaranteed & {refund}", "{today} & {refund}"),
                        SmallLexicons.phrases("order {long-number}"),
                        SmallLexicons.phrases("refund policy"),
                        SmallLexicons.phrases("scam"))
                .find("en", ClaimCategory.LIABILITY_ADMISSION, "our fault")
                .find("en", ClaimCategory.COMPETITOR_DISPARAGEMENT, "is a scam", "a (bot|thief)");
        small.words("de", "refund", "erstatt*", "zurück")
                .scope("de", Words.Scope.NEGATOR, "nicht")
                .scope("de", Words.Scope.REPORT, "sie schrieben")
                .find("de", ClaimCategory.REFUND_COMMITMENT, "wir {refund} ihnen");
        small.find("zh-Hans", ClaimCategory.REFUND_COMMITMENT, "保证 ... 退款").scope("zh-Hans", Words.Scope.NEGATOR, "不");
        small.find("ja", ClaimCategory.REFUND_COMMITMENT, "返金 ... 約束").scope("ja", Words.Scope.NEGATOR, "できかね");
        small.find("ko", ClaimCategory.REFUND_COMMITMENT, "환불 ... 드리");
        small.find("th", ClaimCategory.REFUND_COMMITMENT, "คืนเงิน ... แน่นอน");
        small.find("vi", ClaimCategory.REFUND_COMMITMENT, "hoàn tiền cho bạn");
        small.find("ar", ClaimCategory.REFUND_COMMITMENT, "استرداد ... مبلغ");
        return small;
    }

    private static SmallLexicons<Signal> signals() {
        return new SmallLexicons<Signal>()
                .find("en", Signal.LEGAL_THREAT, "lawyer")
                .find("de", Signal.LEGAL_THREAT, "anwalt");
    }

    private static List<String> found(String text, @Nullable String language) {
        return SIGNS.claims(text, language, null).stream().map(Claim::text).toList();
    }

    @Test
    void aClaimHasThePlaceAndTheWordsOfItsPattern() {
        assertThat(SIGNS.claims("Hello. WE  will refund it.", "en", null))
                .containsExactly(new Claim(ClaimCategory.REFUND_COMMITMENT, "WE  will refund", 7, 22, "en", 90));
    }

    @Test
    void aFindingSaysByWhichPatternOfWhichLine() {
        assertThat(SIGNS.claimFindings("It is our fault.", "en", null))
                .containsExactly(
                        new Finding<>(ClaimCategory.LIABILITY_ADMISSION, 6, 15, "en", 90, "test:1", "our fault"));
    }

    @Test
    void aSignalHasThePlaceOfItsPattern() {
        assertThat(SIGNS.signalFindings("My Anwalt writes. The lawyer too.", null))
                .extracting(Finding::startsAt, Finding::endsAt, Finding::language)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, 9, "de"),
                        org.assertj.core.groups.Tuple.tuple(22, 28, "en"));
        assertThat(SIGNS.signals("I will ask my lawyer.", "en")).containsExactly(Signal.LEGAL_THREAT);
    }

    @Test
    void aGapSkipsAsManyWordsAsTheLanguageAllows() {
        assertThat(found("You get a b c d e back", "en")).containsExactly("You get a b c d e back");
        assertThat(found("You get a b c d e f back", "en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We will r3fund you.",
                "We will r e f u n d you.",
                "We will re-fund you.",
                "We will r.e.f.u.n.d you.",
                "We will re\u200Bfund you.",
                "We will re\u00ADfund you.",
                "We will ｒｅｆｕｎｄ you.",
                "We will rеfund you.",
                "We will refuuuund you.",
                "We will réfund you.",
                "We will &#114;efund you.",
                "We will 𝐫𝐞𝐟𝐮𝐧𝐝 you.",
                "We will r é f u n d you.",
                "We will r.é.f.ü.n.d you.",
                "We will \u202Ednufer\u202C you.",
                "We will ʀᴇꜰᴜɴᴅ you.",
                "We will REFUND you.",
                "We 😊 will refund you.",
                "We will 🅡🅔🅕🅤🅝🅓 you.",
                "We will r*e*f*u*n*d you."
            })
    void aDisguisedWordIsFound(String text) {
        assertThat(SIGNS.claims(text, "en", null))
                .extracting(Claim::category)
                .containsExactly(ClaimCategory.REFUND_COMMITMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is a s c a m.",
                "It is a s.c.a.m.",
                "It is a sc4m.",
                "It is a 5cam.",
                "It is a b0t.",
                "It is a b.o.t.",
                "It is a b o t.",
                "It is a th1ef."
            })
    void aShortWordIsFoundDisguised(String text) {
        assertThat(SIGNS.claims(text, "en", null))
                .extracting(Claim::category)
                .containsExactly(ClaimCategory.COMPETITOR_DISPARAGEMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It is a s c.", "It is a sc4n.", "It is a b.o.a.t.", "Is a 4 b 0 t?", "It is a b0x."})
    void aWordThatOnlyLooksDisguisedIsNone(String text) {
        assertThat(found(text, "en")).isEmpty();
    }

    @Test
    void partsThatAndJoinsAreNotTheVerySameWords() {
        assertThat(found("It is same-day.", "en")).isEmpty();
        assertThat(found("Same-day, and today.", "en")).containsExactly("Same-day, and today");
        assertThat(found("Today it is the same-day.", "en")).containsExactly("Today it is the same-day");
        assertThat(found("Money back, the same business day.", "en")).hasSize(1);
    }

    @Test
    void germanReportsWithNothingButAComma() {
        assertThat(found("Sie schrieben, wir erstatten Ihnen alles.", "de")).isEmpty();
        assertThat(found("Wie Sie schrieben, wir erstatten Ihnen alles.", "de")).hasSize(1);
        assertThat(found("Sie schrieben, danke, wir erstatten Ihnen alles.", "de"))
                .hasSize(1);
        assertThat(found("Sie schrieben lange, wir erstatten Ihnen alles.", "de"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We cannot refund you.",
                "We will not refund you.",
                "If it is approved, we will refund you.",
                "We will refund you if it is approved.",
                "Will we refund you?",
                "You asked that we refund you.",
                "You wrote: \"we will refund you\".",
                "We can't promise, that we refund it.",
                "We have a refund policy.",
                "A scam: we refund you.",
                "We call. You refund."
            })
    void whatIsDeniedAskedReportedOrConditionalIsNoClaim(String text) {
        assertThat(found(text, "en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't promise much, but we will refund you.", "We not only apologise, we refund you.",
                "Never mind. We refund you.", "It does not matter, we refund you.",
                "You asked about it, but we will refund you.",
                        "If it is approved, fine, but we will refund you anyway.",
                "The refund is guaranteed.", "Guaranteed: a full refund."
            })
    void aDecoyExcusesNothing(String text) {
        assertThat(found(text, "en")).isNotEmpty();
    }

    @Test
    void languagesWithoutSpacesMatchOnCharacters() {
        assertThat(found("我们保证今天退款。", "zh-Hans")).containsExactly("保证今天退款");
        assertThat(found("我們保證今天退 款。", "zh-TW")).containsExactly("保證今天退 款");
        assertThat(found("我们不保证退款。", "zh")).isEmpty();
        assertThat(found("ご返金をお約束します。", "ja")).containsExactly("返金をお約束");
        assertThat(found("ご返金をお約束することはできかねます。", "ja")).isEmpty();
        assertThat(found("환불을 바로 해 드리겠습니다", "ko")).containsExactly("환불을 바로 해 드리");
        assertThat(found("ㅎㅗㅏㄴㅂㅜㄹ 해드리겠습니다", "ko")).containsExactly("ㅎㅗㅏㄴㅂㅜㄹ 해드리");
        assertThat(found("คืน\u200Bเงินให้แน่นอนค่ะ", "th")).containsExactly("คืน\u200Bเงินให้แน่นอน");
    }

    @Test
    void lettersThatAreWrittenOnToWordsAreNoPartOfThem() {
        assertThat(found("واسترداد كامل المبلغ", "ar")).containsExactly("واسترداد كامل المبلغ");
        assertThat(found("اســترداد المَبلغك", "ar")).hasSize(1);
    }

    @Test
    void vietnameseForgivesMissingAccentsButNotOtherOnes() {
        assertThat(found("Hoàn tiền cho bạn", "vi")).hasSize(1);
        assertThat(found("hoan tien cho ban", "vi")).hasSize(1);
        assertThat(found("hoàn tiền cho bán", "vi")).isEmpty();
    }

    @Test
    void onlyTheLanguageAndEnglishSpeakAndAllOfThemWhenItIsNotKnown() {
        assertThat(found("Wir erstatten Ihnen. Hoàn tiền cho bạn.", "de-AT")).containsExactly("Wir erstatten Ihnen");
        assertThat(found("Wir erstatten Ihnen. We will refund.", "de")).hasSize(2);
        assertThat(found("Wir erstatten Ihnen. We refund. 保证退款", null)).hasSize(3);
        assertThat(found("Wir erstatten Ihnen nicht.", "de")).isEmpty();
    }

    @Test
    void somePatternsCountOnlyWhereOthersReadAlong() {
        String text = "Order 12345678 is late.";
        assertThat(SIGNS.claims(text, "en", Audience.PRIVATE)).isEmpty();
        assertThat(SIGNS.claims(text, "en", Audience.GROUP)).hasSize(1);
        assertThat(SIGNS.claims(text, "en", null)).hasSize(1);
    }

    @Test
    void eachSentenceHasAtMostOneClaimOfACategory() {
        assertThat(found("You get it back, we will refund. We will refund!", "en"))
                .containsExactly("You get it back", "We will refund");
    }

    @Test
    void aPointAfterAnAbbreviationEndsNoSentence() {
        assertThat(found("We need Nr. 7 for the refund.", "en")).hasSize(1);
    }
}
