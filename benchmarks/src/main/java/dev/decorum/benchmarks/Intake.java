package dev.decorum.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.channels.email.EmailAdapter;
import dev.decorum.channels.line.LineAdapter;
import dev.decorum.channels.telegram.TelegramAdapter;
import dev.decorum.channels.whatsapp.WhatsAppAdapter;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** One signed delivery of about 1 KB on each of four channels. */
enum Intake {
    WHATSAPP(new WhatsAppAdapter(), "app-secret", """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",
            "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Toni Muster"},
            "wa_id":"4915550001111","user_id":"DE.demo4711"}],"messages":[{"from":"4915550001111",
            "from_user_id":"DE.demo4711","id":"wamid.DEMO0001","timestamp":"1793527230","type":"text",
            "text":{"body":"%s"}}]}}]}]}"""),
    LINE(new LineAdapter(), "channel-secret", """
            {"destination":"U0000000000000000000000000000demo","events":[{"type":"message","mode":"active",
            "timestamp":1793527230000,"webhookEventId":"01DEMO00000000000000000001","replyToken":"demo-reply-token",
            "source":{"type":"user","userId":"U1111111111111111111111111111demo"},
            "deliveryContext":{"isRedelivery":false},
            "message":{"id":"444573844083572737","type":"text","quoteToken":"demo-quote","text":"%s"}}]}"""),
    TELEGRAM(new TelegramAdapter(), "secret-token", """
            {"update_id":10000001,"message":{"message_id":1365,"date":1793527230,
            "from":{"id":1111111,"is_bot":false,"first_name":"Toni","last_name":"Muster","language_code":"de"},
            "chat":{"id":1111111,"type":"private","first_name":"Toni","last_name":"Muster"},"text":"%s"}}"""),
    EMAIL(new EmailAdapter(), "delivery-token", """
            From: Toni Muster <toni@customer.example>
            To: hilfe@shop.example
            Message-ID: <demo-0001@customer.example>
            In-Reply-To: <demo-0000@shop.example>
            References: <demo-0000@shop.example>
            Date: Sun, 1 Nov 2026 10:00:30 +0000
            Subject: Re: order D-4711
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            %s
            """);

    private static final String SECRET = "demo-secret-of-the-benchmark";
    private static final String SENTENCE =
            "Hello, my parcel D-4711 has not moved for a week. When will it be here, and what can I do? ";
    private static final JsonMapper JSON = new JsonMapper();

    private final ChannelAdapter adapter;
    private final ChannelAccount account;
    private final byte[] body;
    private final RawDelivery delivery;

    Intake(ChannelAdapter adapter, String secret, String frame) {
        this.adapter = adapter;
        account = ChannelAccount.of(
                "bench",
                adapter.channel(),
                Map.of(
                        secret,
                        SECRET,
                        "sender-key",
                        SECRET,
                        "authserv-id",
                        "mx.shop.example",
                        "addresses",
                        "hilfe@shop.example"));
        String text = SENTENCE.repeat(1 + (1_000 - frame.length()) / SENTENCE.length());
        body = frame.formatted(text)
                .replace("\n", adapter.channel().equals("email") ? "\r\n" : "")
                .getBytes(StandardCharsets.UTF_8);
        delivery = RawDelivery.post(
                "/hooks/bench", Map.of(header(), signature()), Bytes.of(body), Instant.parse("2026-11-01T10:00:31Z"));
    }

    private String header() {
        return switch (adapter.channel()) {
            case "whatsapp" -> "X-Hub-Signature-256";
            case "line" -> "X-Line-Signature";
            case "telegram" -> "X-Telegram-Bot-Api-Secret-Token";
            default -> "X-Delivery-Token";
        };
    }

    private String signature() {
        return switch (adapter.channel()) {
            case "whatsapp" -> "sha256=" + HexFormat.of().formatHex(hmac());
            case "line" -> Base64.getEncoder().encodeToString(hmac());
            default -> SECRET;
        };
    }

    private byte[] hmac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    Reception receive() {
        return adapter.receive(delivery, account);
    }

    /** Throws unless the delivery gives the one message that it holds. */
    void prove() {
        Reception reception = receive();
        if (reception.events().size() != 1 || !(reception.events().get(0) instanceof MessageReceived)) {
            throw new IllegalStateException(this + " gave " + reception + " instead of one message.");
        }
    }

    String leastShown() {
        return switch (this) {
            case WHATSAPP, LINE -> "the HMAC and Jackson's tree";
            case TELEGRAM -> "comparing the token and Jackson's tree";
            case EMAIL -> "a document of mime4j";
        };
    }

    Object least() throws Exception {
        return switch (this) {
            case WHATSAPP, LINE -> new Object[] {hmac(), JSON.readTree(body)};
            case TELEGRAM ->
                new Object[] {
                    MessageDigest.isEqual(
                            SECRET.getBytes(StandardCharsets.UTF_8), SECRET.getBytes(StandardCharsets.UTF_8)),
                    JSON.readTree(body)
                };
            case EMAIL -> {
                Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(body));
                yield new Object[] {
                    message.getMessageId(),
                    message.getFrom(),
                    message.getTo(),
                    message.getDate(),
                    message.getSubject(),
                    new String(((TextBody) message.getBody()).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                };
            }
        };
    }
}
