package dev.decorum.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageCheckTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Vielen Dank für die Nachricht. Wir haben das Paket gefunden und schicken es auf den Weg.",
                "en | Thank you for your message. We have found the parcel and it is on its way to you.",
                "fr | Merci pour votre message. Nous avons trouvé le colis et il est en route vers vous.",
                "es | Gracias por su mensaje. Hemos encontrado el paquete y está en camino para usted.",
                "pt | Obrigado pelo contato. O seu pedido já foi enviado e está em rota para você, não se preocupe.",
                "it | Grazie per il messaggio. Abbiamo trovato il pacco e non è della nostra sede, ma ci arriva.",
                "nl | Bedankt voor uw bericht. Wij hebben het pakket gevonden en het wordt naar u gestuurd.",
                "id | Terima kasih sudah menunggu, Kak. Pesanan yang kakak tanyakan akan kami kirim dengan segera.",
                "vi | Dạ, đơn hàng của anh đã được gửi và sẽ đến trong hai ngày ạ. Cảm ơn anh đã chờ.",
                "th | สินค้าของคุณลูกค้าจัดส่งแล้วค่ะ",
                "ko | 주문하신 상품은 오늘 발송되었습니다.",
                "ja | ご注文の商品は本日発送いたしました。",
                "zh | 您的订单已经发货，请耐心等待。",
            })
    void aTextIsKnownByItsLanguageAndTakenForNoOther(String language, String text) {
        LanguageGuess guess = LanguageGuess.of(Prose.of(text, List.of()));
        assertThat(guess.language()).contains(language);
        for (String other : Languages.all().keySet()) {
            boolean near = Languages.find(other).orElseThrow().near().contains(language);
            assertThat(guess.contradicts(other)).as(other).isEqualTo(!other.equals(language) && !near);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OK, 12345.",
                "Nike Air Max 90 Premium",
                "Tack för ditt meddelande",
                "Спасибо за сообщение, мы уже ответили",
                "Paket 12, Hermes",
                "...",
            })
    void aTextThatDoesNotTellStaysUnknown(String text) {
        assertThat(LanguageGuess.of(Prose.of(text, List.of())).language()).isEmpty();
    }

    @Test
    void anotherLanguageIsFound() {
        String text = "Thank you for your message. We have found the parcel and it is on its way.";
        ReplyReport report = Drafts.check(text, p -> p.language("de"));
        assertThat(report.findings())
                .containsExactly(new ReplyFinding(
                        FindingKind.WRONG_LANGUAGE,
                        0,
                        text.length(),
                        "The draft is written in `en`, and `de` is asked for.",
                        "Write the reply in `de`."));
    }

    @Test
    void anotherScriptIsFoundThoughTheLanguageIsNotKnown() {
        ReplyReport report = Drafts.check("Спасибо за сообщение", p -> p.language("de"));
        assertThat(report.findings())
                .extracting(ReplyFinding::message)
                .containsExactly("The draft is not written in the script of `de`.");
    }

    @Test
    void anotherChineseScriptIsFound() {
        String simplified = "您的订单已经发货，请联系我们处理问题。";
        assertThat(Drafts.check(simplified, p -> p.language("zh-TW")).findings())
                .extracting(ReplyFinding::message)
                .containsExactly("The draft is in simplified characters, and `zh-TW` is asked for.");
        assertThat(Drafts.check(simplified, p -> p.language("zh-Hans-CN")).isClean())
                .isTrue();
        assertThat(Drafts.check(simplified, p -> p.language("zh")).isClean()).isTrue();
        assertThat(Drafts.check("您的訂單已經發貨，請聯繫我們。", p -> p.language("zh-CN")).findings())
                .extracting(ReplyFinding::kind)
                .containsExactly(FindingKind.WRONG_LANGUAGE);
    }

    @Test
    void namesAndLinksAreNoOtherLanguage() {
        assertThat(Drafts.check("発送済みです https://example.com/tracking/parcel/information", p -> p.language("ja"))
                        .isClean())
                .isTrue();
    }

    @Test
    void aShortTextIsReportedAsUnknownAndNotAsWrong() {
        ReplyReport report = Drafts.check("OK.", p -> p.language("de"));
        assertThat(report.findings()).isEmpty();
        assertThat(report.unchecked()).containsExactly("Language: the draft does not tell whether it is in `de`.");
    }

    @Test
    void whereTheTextDoesNotTellTheWriterIsBelieved() {
        PolicyRequest request = PolicyRequest.on("email")
                .in("eu")
                .at(Instant.EPOCH)
                .build()
                .with(Reply.of(Audience.PRIVATE, Author.BOT, "sv", "Tack"));
        ReplyReport report =
                new ReplyCheck(Disclosures.NONE).check(request, Drafts.decide(request, p -> p.language("de")));
        assertThat(report.findings())
                .extracting(ReplyFinding::message)
                .containsExactly("The draft is said to be in `sv`, and `de` is asked for.");
    }

    @Test
    void withoutARuleTheCustomersOwnLanguageIsAskedFor() {
        Message message = Message.of("email", Audience.PRIVATE, "fr", "Bonjour");
        ReplyReport report = Drafts.check(
                Audience.PRIVATE, "Thank you for your message, we have it and will answer.", p -> {}, message);
        assertThat(report.findings()).extracting(ReplyFinding::kind).containsExactly(FindingKind.WRONG_LANGUAGE);
        assertThat(Drafts.check("Thank you.", p -> {}).unchecked())
                .containsExactly("Language: neither a rule nor the message says which one is asked for.");
    }
}
