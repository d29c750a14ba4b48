package dev.decorum.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Ihre Karte 4111 1111 1111 1111 ist belastet. | `4111 1111 1111 1111`",
                "de | Ihre Karte 4111-1111-1111-1111. | `4111-1111-1111-1111`",
                "de | Ihre Karte ４１１１１１１１１１１１１１１１. | `４１１１１１１１１１１１１１１１`",
                "de | Ihre Karte 4111 1111 1111 1112 ist falsch. | ",
                "de | Ihre Karte endet auf 1111. | ",
                "de | Karte 1 4111 1111 1111 1111 2 | `4111 1111 1111 1111`",
                "de | Konto DE89 3704 0044 0532 0130 00 bitte. | `DE89 3704 0044 0532 0130 00`",
                "de | Konto DE89370400440532013000. | `DE89370400440532013000`",
                "de | Konto DE88370400440532013000. | ",
                "fr | Compte FR14 2004 1010 0505 0001 3M02 606 merci | `FR14 2004 1010 0505 0001 3M02 606`",
            })
    void cardAndAccountNumbersBelongInNoReply(String language, String text, String expected) {
        assertThat(found(Audience.PRIVATE, language, text)).containsExactlyElementsOf(split(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Wir schreiben an mia.moos@example.com, danke. | `mia.moos@example.com`",
                "de | Wir rufen unter +49 30 1234567 an. | `49 30 1234567`",
                "de | Wir rufen unter 030 / 123 45 67 8 an. | `030 / 123 45 67 8`",
                "zh | 我们会拨打13812345678联系您 | `13812345678`",
                "th | โทร 081-234-5678 ค่ะ | `081-234-5678`",
                "ko | 010-1234-5678 번으로 | `010-1234-5678`",
                "de | Am 01.12.2026 um 10 Uhr. | ",
                "de | Es kostet 1.234,56 EUR. | ",
                "de | Sendung 00340434161094015902. | ",
                "de | Zur Bestellung Nr. 1002345 melden wir uns. | `1002345`",
                "en | Your order #AB-12345 is here. | `AB-12345`",
                "ja | ご注文番号：A123456 の件です。 | `A123456`",
                "vi | Mã đơn hàng DH-20261 ạ | `DH-20261`",
                "id | Pesanan 98765432 sudah dikirim | `98765432`",
                "de | Die Bestellung kommt am Montag. | ",
                "en | Your order will arrive within 14 days. | ",
            })
    void contactsAndOrderNumbersBelongInNoPublicReply(String language, String text, String expected) {
        assertThat(found(Audience.PUBLIC, language, text)).containsExactlyElementsOf(split(expected));
        assertThat(found(Audience.GROUP, language, text)).containsExactlyElementsOf(split(expected));
        assertThat(found(Audience.PRIVATE, language, text)).isEmpty();
    }

    @Test
    void theNumberOfTheOrderIsFoundWhateverItsForm() {
        Order order = Order.of("zz-top", OrderStatus.SHIPPED, Money.of("1.00", "EUR"), null);
        String text = "We look at ZZ-TOP now.";
        ReplyReport report = Drafts.check(Audience.PUBLIC, text, p -> p.language("en"), order);
        assertThat(Drafts.seen(text, report)).containsExactly("PERSONAL_DATA `ZZ-TOP`");
        assertThat(report.findings().get(0).message())
                .isEqualTo("This looks like the order number, and others read along.");
    }

    @Test
    void aFindingDoesNotRepeatTheData() {
        ReplyFinding finding =
                Drafts.check("Karte 4111 1111 1111 1111", p -> {}).findings().get(0);
        assertThat(finding.message()).isEqualTo("This looks like a card number.");
        assertThat(finding.remedy()).isEqualTo("Leave it out, or name its last four digits at most.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Siehe https://example.com/a?b=c. | `https://example.com/a?b=c`",
                "Siehe www.example.org! | `www.example.org`",
                "请访问example.com/track查看 | `example.com/track`",
                "Siehe example.de, bitte. | `example.de`",
                "Fertig.Die Ware z.B. kommt u.a. heute. | ",
                "Version 2.10.1 ist da. | ",
            })
    void linksBelongInNoPublicReplyAndWhereRulesSayNoInNone(String text, String expected) {
        ReplyReport inPublic = Drafts.check(Audience.PUBLIC, text, p -> p.language("zh"));
        ReplyReport refused = Drafts.check(text, p -> p.links(false));
        for (ReplyReport report : List.of(inPublic, refused)) {
            assertThat(report.findings().stream()
                            .filter(f -> f.kind() == FindingKind.LINK)
                            .map(f -> "`" + text.substring(f.startsAt(), f.endsAt()) + "`"))
                    .containsExactlyElementsOf(split(expected));
        }
        assertThat(Drafts.check(text, p -> {}).findings()).isEmpty();
    }

    private static List<String> found(Audience audience, String language, String text) {
        return Drafts.check(audience, text, p -> p.language(language)).findings().stream()
                .filter(f -> f.kind() == FindingKind.PERSONAL_DATA)
                .map(f -> "`" + text.substring(f.startsAt(), f.endsAt()) + "`")
                .toList();
    }

    private static List<String> split(String expected) {
        return expected == null ? List.of() : Arrays.asList(expected.split(" (?=`)"));
    }
}
