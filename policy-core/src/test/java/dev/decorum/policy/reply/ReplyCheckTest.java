package dev.decorum.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.Policy;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Reply;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyCheckTest {
    @ParameterizedTest
    @CsvSource({
        "grüß 👍, CHARACTERS, 6,",
        "grüß 👍, CHARACTERS, 5, 👍",
        "grüß 👍, UTF16_UNITS, 7,",
        "grüß 👍, UTF16_UNITS, 6, 👍",
        "grüß 👍, BYTES, 11,",
        "grüß 👍, BYTES, 10, 👍",
        "grüß 👍, BYTES, 4, ß 👍",
        "你好吗, BYTES, 7, 吗"
    })
    void aLengthIsCountedInTheUnitOfTheRule(String text, LengthUnit unit, int max, String rest) {
        ReplyReport report = Drafts.check(text, p -> {
            p.emoji(true);
            p.maxLength(max, unit);
        });
        if (rest == null) {
            assertThat(report.findings()).isEmpty();
        } else {
            assertThat(Drafts.seen(text, report)).containsExactly("TOO_LONG `" + rest + "`");
        }
    }

    @Test
    void howMuchIsTooLongIsSaid() {
        ReplyFinding finding = Drafts.check("12345", p -> p.maxLength(3, LengthUnit.UTF16_UNITS))
                .findings()
                .get(0);
        assertThat(finding.message()).isEqualTo("The draft is 5 utf16-units long, and at most 3 are allowed.");
        assertThat(finding.remedy()).isEqualTo("Shorten it by 2 utf16-units.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Hier schreibt der  digitale   Assistent des Ladens. | true",
                "de | Hier schreibt der Laden. | false",
                "de-AT | Ich bin ein Digitaler Assistent. Womit kann ich helfen? | true",
                "en | Hello, I am an AUTOMATED assistant. | true",
                "ja | このメッセージは自動応答です。 | true",
                "ja | 担当者がお答えします。 | false",
            })
    void whatMustBeDisclosedIsSought(String language, String text, boolean said) {
        ReplyReport report = Drafts.check(text, p -> {
            p.language(language);
            p.disclose("ai-author");
        });
        assertThat(report.findings().stream().anyMatch(f -> f.kind() == FindingKind.DISCLOSURE_MISSING))
                .isEqualTo(!said);
        assertThat(report.unchecked()).noneMatch(u -> u.startsWith("Disclosure"));
    }

    @Test
    void aDisclosureWithoutTextsIsReportedAsUnchecked() {
        ReplyReport report = Drafts.check("Bonjour", p -> {
            p.language("fr");
            p.disclose("ai-author");
        });
        assertThat(report.findings()).isEmpty();
        assertThat(report.unchecked()).contains("Disclosure `ai-author`: no text that says it is known in `fr`.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Guten Tag Frau Moos, die Ware ist da. Mit freundlichen Grüßen, Ihr Laden | Die Ware ist da.",
                "en | Hello Mia, it is here. Kind regards, the shop | It is here.",
                "fr | Bonjour, le colis est là. Cordialement, la boutique | Le colis est là.",
                "es | Estimada Mia: el paquete está aquí. Atentamente, la tienda | El paquete está aquí.",
                "zh | 您好，您的订单已发货。祝您生活愉快！ | 您的订单已发货，请耐心等待。",
                "ja | 森様、商品を発送いたしました。よろしくお願いいたします。 | 商品を発送いたしました。",
                "ko | 안녕하세요, 발송되었습니다. 감사합니다. | 상품이 발송되었습니다.",
                "th | สวัสดีค่ะ จัดส่งแล้วค่ะ ขอบคุณค่ะ | สินค้าจัดส่งแล้วค่ะ",
                "id | Halo Kak, sudah dikirim. Terima kasih. | Barang sudah dikirim hari ini.",
                "vi | Kính chào anh, hàng đã gửi ạ. Trân trọng. | Hàng đã được gửi hôm nay ạ.",
                "pt | Olá, o pedido foi enviado. Atenciosamente, a loja | O pedido foi enviado.",
            })
    void greetingAndClosingAreSoughtWhereTheyAreAskedFor(String language, String whole, String bare) {
        Consumer<Policy> rule = p -> {
            p.language(language);
            p.greeting(true);
            p.closing(true);
        };
        assertThat(Drafts.check(whole, rule).findings()).isEmpty();
        assertThat(Drafts.check(bare, rule).findings())
                .extracting(ReplyFinding::kind)
                .containsExactly(FindingKind.GREETING_MISSING, FindingKind.CLOSING_MISSING);
        assertThat(Drafts.check(bare, p -> p.language(language)).findings()).isEmpty();
    }

    @Test
    void aGreetingInTheMiddleIsNone() {
        String text = "Die Ware ist da. " + "Wir haben sie gestern für den Versand verpackt und verschickt. ".repeat(5)
                + "Hallo!";
        assertThat(Drafts.seen(text, Drafts.check(text, p -> {
                    p.language("de");
                    p.greeting(true);
                })))
                .containsExactly("GREETING_MISSING ``");
    }

    @Test
    void emojiAndExclamationMarksAreFoundAsRuns() {
        String text = "Super!! 👍🏽👨‍👩‍👧 Danke！ ❤️ © ™ 1️⃣ ✓ 🇩🇪";
        ReplyReport report = Drafts.check(text, p -> p.exclamationMarks(false));
        assertThat(Drafts.seen(text, report))
                .containsExactly(
                        "EXCLAMATION_MARK `!!`",
                        "EMOJI `👍🏽👨‍👩‍👧`",
                        "EXCLAMATION_MARK `！`",
                        "EMOJI `❤️`",
                        "EMOJI `1️⃣`",
                        "EMOJI `🇩🇪`");
        assertThat(Drafts.check(text, p -> p.emoji(true)).findings()).isEmpty();
    }

    @Test
    void claimsThatTheDecisionNamesAreFindings() {
        String text = "We will refund you. It is the best.";
        Claim refund = new Claim(ClaimCategory.REFUND_COMMITMENT, null, 3, 18, "en", 90);
        Claim superlative = new Claim(ClaimCategory.SUPERLATIVE, null, 26, 34, "en", 90);
        Claim fine = new Claim(ClaimCategory.THREAT, null, 0, 2, "en", 90);
        PolicyRequest request = PolicyRequest.on("email")
                .in("eu")
                .at(Instant.EPOCH)
                .with(Reply.of(Audience.PRIVATE, Author.BOT, "en", text), refund, superlative, fine)
                .build();
        ReplyReport report = new ReplyCheck(Disclosures.NONE).check(request, Drafts.decide(request, p -> {
            p.language("en");
            p.forbid(refund, "Promise nothing.");
            p.avoid(ClaimCategory.SUPERLATIVE, "No advertising.");
        }));
        assertThat(report.findings())
                .containsExactly(
                        new ReplyFinding(
                                FindingKind.FORBIDDEN_CLAIM,
                                3,
                                18,
                                "A claim of the category refund-commitment is forbidden here.",
                                "Promise nothing."),
                        new ReplyFinding(
                                FindingKind.AVOIDED_CLAIM,
                                26,
                                34,
                                "A claim of the category superlative is to be avoided here.",
                                "Say it without the claim."));
    }

    @Test
    void aRequestWithoutADraftIsRefused() {
        PolicyRequest none =
                PolicyRequest.on("email").in("eu").at(Instant.EPOCH).build();
        PolicyRequest recorded =
                none.with(Reply.of(Audience.PRIVATE, Author.BOT, "en", "Hello").withoutText());
        ReplyCheck check = new ReplyCheck(Disclosures.NONE);
        assertThatThrownBy(() -> check.check(none, Drafts.decide(none, p -> {})))
                .hasMessage("The request has no reply to check. Maybe add the draft as a `Reply`.");
        assertThatThrownBy(() -> check.check(recorded, Drafts.decide(recorded, p -> {})))
                .hasMessage(
                        "The reply of the request has no words. Maybe it is a recorded request: they are not kept.");
    }
}
