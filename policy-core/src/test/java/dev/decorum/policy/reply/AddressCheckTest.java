package dev.decorum.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Formality;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressCheckTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Sie | Guten Tag, wir melden uns bei Ihnen, sobald die Bestellung da ist. | ",
                "de | Sie | Danke für deine Nachricht, wir melden uns bei dir. | `deine` `dir`",
                "de | Sie | Wir schauen mit euch gemeinsam nach der Bestellung. | `euch`",
                "de | Sie | Die Ware und ihr Karton sind da, sie werden geprüft. | ",
                "de | du | Wir haben dein Paket gefunden. Sie liegt im Lager. | ",
                "de | du | Wir haben Ihnen geschrieben, bitte antworten Sie uns. | `Ihnen` `Sie`",
                "de-AT | Sie | Hast du die Rechnung noch? | `du`",
                "fr | vous | Bonjour, nous vous répondons dans la journée avec votre commande. | ",
                "fr | vous | Bonjour, tu peux nous envoyer ta facture, on t’écrit ensuite. | `tu` `ta` `t’`",
                "fr | vous | Le ton de la réponse n’est pas important, a-t-il dit. | ",
                "fr | tu | Merci pour votre message, on revient vers toi. | `votre`",
                "es | usted | Hola, le escribimos por su pedido; puede responder aquí. | ",
                "es | usted | Hola, te escribimos por tu pedido. | `te` `tu`",
                "es | usted | El té que pidió está en camino. | ",
                "es | tú | ¿Puede usted enviarnos el número? | `usted`",
                "pt | você | Olá, você pode enviar o número do pedido? | ",
                "pt | você | Olá, podes enviar o teu pedido? | `teu`",
                "zh-CN | 您 | 您好，您的订单已经发货。 | ",
                "zh-CN | 您 | 你好，你的订单已经发货。 | `你`",
                "zh-CN | 您 | 这款迷你音箱已经为您发货。 | ",
                "zh-CN | 您 | 亲，您的订单已经发货。 | `亲，`",
                "zh-CN | 亲 | 亲，您的订单已经发货。 | ",
                "zh-TW | 您 | 感謝您，你的訂單已出貨。 | `你`",
                "ja | 敬語 | ご注文の商品は本日発送いたしました。お待ちください。 | ",
                "ja | 敬語 | 商品は今日送る。ちょっと待ってね。 | `送る`",
                "ja | 敬語 | それはできない。 | `ない`",
                "ja | お客様 | 注文は確認した。 | `した`",
                "ja | 敬語 | 配送状況を確認する | ",
                "ko | 합쇼체 | 고객님, 주문하신 상품은 오늘 발송되었습니다. 확인해 주십시오. | ",
                "ko | 합쇼체 | 고객님, 오늘 발송했어요. | `어요`",
                "ko | 고객님 | 고객님, 오늘 발송했어요. | ",
                "ko | 고객님 | 오늘 발송했어. 너는 기다려. | `했어` `너는`",
                "ko | 합쇼체 | 상품 하자 및 배송 지연 안내 | ",
                "th | คุณลูกค้า | สวัสดีค่ะ สินค้าจัดส่งแล้วค่ะ | ",
                "th | ค่ะ/ครับ | สินค้าจัดส่งแล้ว | ``",
                "th | ครับ | คุณลูกค้าได้รับคะแนนสะสมแล้ว | ``",
                "th | ค่ะ/ครับ | จัดส่งแล้วจ้า ขอบคุณค่ะ | `จ้า`",
                "th | ค่ะ/ครับ | เจ้าหน้าที่จะติดต่อกลับค่ะ | ",
                "id | Kak | Halo Kak, pesanan sudah kami kirim ya. | ",
                "id | Kak | Halo Kak, pesanan kamu sudah dikirim. | `kamu`",
                "id | Kak | Pesanan sudah kami kirim hari ini. | ``",
                "id | Bapak/Ibu | Yth. Bapak/Ibu, mohon menunggu pesanan Kakak. | `Kakak`",
                "vi | Dạ … ạ | Dạ, đơn hàng của anh đã được gửi rồi ạ. | ",
                "vi | anh/chị | Đơn hàng của bạn đã được gửi. | `bạn` ``",
                "vi | anh/chị | Dạ, bút kẻ lông mày của chị đã về kho ạ. | ",
                "en | surname | Dear Ms Moss, we have found your parcel. | ",
                "en | surname | Hey, we have found your parcel. Yeah! | `Hey` `Yeah`",
                "en | first name | Hey Mia, we have found your parcel. | ",
            })
    void theFormOfAddressIsKept(String language, String address, String text, String expected) {
        ReplyReport report = Drafts.check(text, p -> {
            p.language(language);
            p.address(address);
        });
        List<String> words = expected == null ? List.of() : Arrays.asList(expected.split(" (?=`)"));
        assertThat(report.findings())
                .extracting(f -> "`" + text.substring(f.startsAt(), f.endsAt()) + "`")
                .as("%s", report)
                .containsExactlyElementsOf(words);
        assertThat(report.findings())
                .allMatch(f -> f.kind() == FindingKind.WRONG_ADDRESS || f.kind() == FindingKind.ADDRESS_MISSING);
    }

    @Test
    void aFormalToneWithoutAFormOfAddressMeansTheFormalOne() {
        String text = "Danke für deine Nachricht.";
        assertThat(Drafts.seen(text, Drafts.check(text, p -> {
                    p.language("de");
                    p.tone(Formality.FORMAL);
                })))
                .containsExactly("WRONG_ADDRESS `deine`");
        assertThat(Drafts.check(text, p -> p.language("de")).findings()).isEmpty();
    }

    @Test
    void whatToDoIsSaid() {
        ReplyFinding finding = Drafts.check("Wir melden uns bei dir.", p -> {
                    p.language("de");
                    p.address("Sie");
                })
                .findings()
                .get(0);
        assertThat(finding.message()).isEqualTo("`dir` does not go with the address `Sie`.");
        assertThat(finding.remedy()).isEqualTo("Keep to the address `Sie`.");
    }

    @Test
    void aFormThatIsNotKnownIsNotGuessed() {
        assertThat(Drafts.check("Wir melden uns bei dir.", p -> {
                            p.language("de");
                            p.address("Euer Ehren");
                        })
                        .unchecked())
                .contains("Form of address: `Euer Ehren` is not known in `de`.");
        assertThat(Drafts.check("Kiitos viestistäsi.", p -> {
                            p.language("fi");
                            p.address("te");
                        })
                        .unchecked())
                .contains("Form of address: the words of `fi` are not known.");
    }

    @Test
    void aLinkIsNoWordOfAddress() {
        String text = "Den Stand sehen Sie unter https://example.com/du/dein-paket.";
        assertThat(Drafts.check(text, p -> {
                            p.language("de");
                            p.address("Sie");
                        })
                        .findings())
                .isEmpty();
    }
}
