package dev.decorum.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QuoteCutterTest {
    private static final Map<String, List<String>> ATTRIBUTIONS = Map.ofEntries(
            Map.entry("en", List.of("On Sun, Nov 1, 2026 at 10:30 AM Shop <help@shop.example> wrote:")),
            Map.entry(
                    "zh-Hans",
                    List.of(
                            "小店 <help@shop.example> 于2026年11月1日周日 10:30写道:",
                            "在 2026年11月1日,10:30,小店 <help@shop.example> 写道:")),
            Map.entry("zh-Hant", List.of("小店 <help@shop.example> 於 2026年11月1日 週日 上午10:30寫道:")),
            Map.entry(
                    "ja",
                    List.of(
                            "2026年11月1日(日) 10:30 ショップ <help@shop.example>:",
                            "2026/11/01 10:30、ショップ <help@shop.example>のメール:")),
            Map.entry("ko", List.of("2026년 11월 1일 (일) 오전 10:30, 가게 <help@shop.example>님이 작성:")),
            Map.entry("es", List.of("El dom, 1 nov 2026 a las 10:30, Tienda (<help@shop.example>) escribió:")),
            Map.entry("pt", List.of("Em dom., 1 de nov. de 2026 às 10:30, Loja <help@shop.example> escreveu:")),
            Map.entry("fr", List.of("Le dim. 1 nov. 2026 à 10:30, Boutique <help@shop.example> a écrit\u00A0:")),
            Map.entry(
                    "de",
                    List.of(
                            "Am So., 1. Nov. 2026 um 10:30 Uhr schrieb Laden <help@shop.example>:",
                            "Am 01.11.2026 um 10:30 schrieb Laden:")),
            Map.entry("id", List.of("Pada Min, 1 Nov 2026 pukul 10.30 Toko <help@shop.example> menulis:")),
            Map.entry("th", List.of("ในวันที่ อา. 1 พ.ย. 2026 เวลา 10:30 ร้าน <help@shop.example> เขียนว่า:")),
            Map.entry("vi", List.of("Vào CN, 1 thg 11, 2026 vào lúc 10:30 Cửa hàng <help@shop.example> đã viết:")),
            Map.entry("ar", List.of("\u200Fفي الأحد، 1 نوفمبر 2026 في 10:30 ص كتب المتجر <help@shop.example>:")));

    private static final Map<String, String> ORIGINALS = Map.ofEntries(
            Map.entry("en", "-----Original Message-----"),
            Map.entry("zh-Hans", "------------------ 原始邮件 ------------------"),
            Map.entry("zh-Hant", "-----原始郵件-----"),
            Map.entry("ja", "-----元のメッセージ-----"),
            Map.entry("ko", "-----원본 메시지-----"),
            Map.entry("es", "-----Mensaje original-----"),
            Map.entry("pt", "-----Mensagem original-----"),
            Map.entry("fr", "-----Message d'origine-----"),
            Map.entry("de", "-----Ursprüngliche Nachricht-----"),
            Map.entry("id", "-----Pesan Asli-----"),
            Map.entry("th", "-----ข้อความต้นฉบับ-----"),
            Map.entry("vi", "-----Thư gốc-----"),
            Map.entry("ar", "-----الرسالة الأصلية-----"));

    private static final Map<String, String> BLOCKS = Map.ofEntries(
            Map.entry("en", "From: Shop\nSent: Sunday\nTo: Jo\nSubject: Cup"),
            Map.entry("zh-Hans", "发件人: 小店\n发送时间: 周日\n收件人: 小乔\n主题: 杯子"),
            Map.entry("zh-Hant", "寄件者: 小店\n寄件日期: 週日\n收件者: 小喬\n主旨: 杯子"),
            Map.entry("ja", "差出人: ショップ\n送信日時: 日曜\n宛先: ジョー\n件名: カップ"),
            Map.entry("ko", "보낸 사람: 가게\n보낸 날짜: 일요일\n받는 사람: 조\n제목: 컵"),
            Map.entry("es", "De: Tienda\nEnviado: domingo\nPara: Jo\nAsunto: Taza"),
            Map.entry("pt", "De: Loja\nEnviada em: domingo\nPara: Jo\nAssunto: Caneca"),
            Map.entry("fr", "De : Boutique\nEnvoyé : dimanche\nÀ : Jo\nObjet : Tasse"),
            Map.entry("de", "*Von:* Laden\n*Gesendet:* Sonntag\n*An:* Jo\n*Betreff:* Tasse"),
            Map.entry("id", "Dari: Toko\nDikirim: Minggu\nKepada: Jo\nSubjek: Cangkir"),
            Map.entry("th", "จาก: ร้าน\nส่ง: อาทิตย์\nถึง: โจ\nเรื่อง: ถ้วย"),
            Map.entry("vi", "Từ: Cửa hàng\nĐã gửi: CN\nĐến: Jo\nChủ đề: Cốc"),
            Map.entry("ar", "من: المتجر\nتاريخ الإرسال: الأحد\nإلى: جو\nالموضوع: كوب"));

    private static final Map<String, String> DEVICES = Map.ofEntries(
            Map.entry("en", "Sent from my iPhone"),
            Map.entry("zh-Hans", "发自我的iPhone"),
            Map.entry("zh-Hant", "從我的 iPhone 傳送"),
            Map.entry("ja", "iPhoneから送信"),
            Map.entry("ko", "나의 iPhone에서 보냄"),
            Map.entry("es", "Enviado desde mi iPhone"),
            Map.entry("pt", "Enviado do meu iPhone"),
            Map.entry("fr", "Envoyé de mon iPhone"),
            Map.entry("de", "Von meinem iPhone gesendet"),
            Map.entry("id", "Dikirim dari iPhone saya"),
            Map.entry("th", "ส่งจาก iPhone ของฉัน"),
            Map.entry("vi", "Đã gửi từ iPhone của tôi"),
            Map.entry("ar", "أُرسلت من الـ iPhone"));

    @TestFactory
    Stream<DynamicTest> everyLanguageIsCut() {
        assertThat(Phrases.ALL.keySet()).isEqualTo(DEVICES.keySet()).hasSize(13);
        return Phrases.ALL.keySet().stream()
                .map(language -> DynamicTest.dynamicTest(language, () -> {
                    for (String attribution : ATTRIBUTIONS.getOrDefault(language, List.of())) {
                        assertCut("Mine\n\n" + attribution + "\n\n> theirs\n>\n> more");
                        assertCut("Mine\n\n" + attribution + "\n\ntheirs\nmore");
                        int wrap =
                                attribution.indexOf('<') < 0 ? attribution.indexOf(' ', 8) : attribution.indexOf('<');
                        assertCut("Mine\n\n" + attribution.substring(0, wrap).strip() + "\n"
                                + attribution.substring(wrap).strip() + "\n> theirs");
                    }
                    assertThat(ATTRIBUTIONS).containsKey(language);
                    assertCut("Mine\n\n" + ORIGINALS.get(language) + "\ntheirs");
                    assertCut("Mine\n\n________________________________\n" + BLOCKS.get(language) + "\n\ntheirs");
                    assertCut("Mine\n\n" + DEVICES.get(language));
                    assertCut("Mine\n\n" + DEVICES.get(language) + "\n\n" + ORIGINALS.get(language) + "\ntheirs");
                }));
    }

    @Test
    void answersBetweenAndBelowQuotationsStay() {
        assertThat(QuoteCutter.cut(
                        "On 1 Nov 2026, Shop wrote:\n> Which size?\n> Or colour?\n\nS\n\n> When?\n> Where?\nToday"))
                .isEqualTo("S\n\nToday");
    }

    @Test
    void aSignatureByConventionIsCutAndALongTextBelowDashesIsNot() {
        assertCut("Mine\n-- \nJo\nExample Street 1");
        assertThat(QuoteCutter.cut("Mine\n--\n" + "line\n".repeat(20))).contains("line");
        assertThat(QuoteCutter.cut("-- \nJo")).isEqualTo("-- \nJo");
    }

    @Test
    void inDoubtTheTextStays() {
        for (String text : List.of(
                "> one line with a sign\nand another",
                "On Monday she wrote:\nplease deliver",
                "Am Montag schrieb ich Ihnen:\nBitte liefern Sie.",
                "On 5 October I wrote:\nplease deliver",
                "他说2026年写道:\n请发货",
                "From: Berlin\nI travel to Rome",
                "I got it.\nFrom: the neighbour\nTo: me, at last",
                "----- my list -----\nA\nB",
                "Sent from my warehouse by mistake, please take it back to where it came from.\nThanks",
                "Sent from my iPhone",
                "> all\n> is quoted",
                "")) {
            assertThat(QuoteCutter.cut(text)).isEqualTo(text);
        }
    }

    @Test
    void whatIsPassedOnIsToldByItsSubject() {
        for (String subject : List.of("Fwd: x", "FW: x", "WG: x", "转发:x", "轉寄: x", "TR : x", "RV: x", "ENC: x")) {
            assertThat(QuoteCutter.forwards(subject)).as(subject).isTrue();
        }
        for (String subject : List.of("Re: Fwd", "x", "Order 5: x", "", "Re: Fwd: x")) {
            assertThat(QuoteCutter.forwards(subject)).as(subject).isFalse();
        }
    }

    @Test
    void theTimeGrowsWithTheLengthAlone() {
        Random random = new Random(7);
        List<String> pieces =
                List.of("\n", "> ", ":", "From: a", "On 2026 a@b", " wrote:", "-- \n", "--", "写道:", "___", "\n\n");
        for (String repeated : List.of(
                "On 1 2026 wrote", "On 1 2026\n", "From:\n", "-- \n", "> \n\n", "-----\n", "____\n", "\n", "a:\n")) {
            assertFast(repeated.repeat(200_000 / repeated.length()));
        }
        StringBuilder mixed = new StringBuilder();
        while (mixed.length() < 200_000) {
            mixed.append(pieces.get(random.nextInt(pieces.size())));
        }
        assertFast(mixed.toString());
    }

    private static void assertFast(String text) {
        assertThat(Mails.timed(() -> assertThat(QuoteCutter.cut(text)).isNotNull()))
                .isLessThan(Duration.ofSeconds(4));
    }

    private static void assertCut(String text) {
        assertThat(QuoteCutter.cut(text)).as(text).isEqualTo("Mine");
        assertThat(QuoteCutter.cut(text.replace("\n", "\r\n"))).as(text).isEqualTo("Mine");
    }
}
