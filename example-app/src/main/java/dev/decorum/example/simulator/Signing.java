package dev.decorum.example.simulator;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.SortedSha1;
import dev.decorum.channels.verify.WeChatEnvelope;
import dev.decorum.channels.webchat.WebChatSession;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs a delivery as its channel does, with the secret that the account shares with it. */
final class Signing {
    private static final Duration SESSION = Duration.ofHours(1);

    private Signing() {}

    static RawDelivery sign(RawDelivery delivery, ChannelAccount account, String name, int nonce) {
        Bytes body = delivery.body();
        String time = Long.toString(delivery.receivedAt().getEpochSecond());
        return switch (account.channel()) {
            case "whatsapp", "messenger", "instagram-dm", "instagram-comments", "instagram-live", "facebook-comments" ->
                with(delivery, "X-Hub-Signature-256", "sha256=" + hex(Algorithm.SHA256, account, "app-secret", body));
            case "x-dm", "x-replies" ->
                with(delivery, "x-twitter-webhooks-signature", "sha256=" + base64(account, "consumer-secret", body));
            case "line" -> with(delivery, "X-Line-Signature", base64(account, "channel-secret", body));
            case "telegram" -> with(delivery, "X-Telegram-Bot-Api-Secret-Token", secret(account, "secret-token"));
            case "freshdesk" -> with(delivery, "X-Webhook-Token", secret(account, "webhook-token"));
            case "email" -> with(delivery, "X-Delivery-Token", secret(account, "delivery-token"));
            case "intercom" ->
                with(delivery, "X-Hub-Signature", "sha1=" + hex(Algorithm.SHA1, account, "client-secret", body));
            case "zammad" ->
                with(delivery, "X-Hub-Signature", "sha1=" + hex(Algorithm.SHA1, account, "signature-token", body));
            case "tiktok-dm" ->
                with(
                        delivery,
                        "Tiktok-Signature",
                        "t=" + time + ",s="
                                + hex(Algorithm.SHA256, account, "client-secret", Bytes.utf8(time + "."), body));
            case "shopee" ->
                with(
                        delivery,
                        "Authorization",
                        hex(
                                Algorithm.SHA256,
                                account,
                                "partner-key",
                                Bytes.utf8(secret(account, "callback-url") + "|"),
                                body));
            case "lazada", "tiktok-shop" ->
                with(
                        delivery,
                        "Authorization",
                        hex(Algorithm.SHA256, account, "app-secret", Bytes.utf8(secret(account, "app-key")), body));
            case "web-chat" ->
                with(
                        delivery,
                        WebChatSession.HEADER,
                        WebChatSession.of(account, name, delivery.receivedAt().plus(SESSION))
                                .sign(body));
            case "chatwoot" ->
                new RawDelivery(
                        delivery.method(),
                        delivery.path(),
                        Map.of(
                                "X-Chatwoot-Timestamp",
                                List.of(time),
                                "X-Chatwoot-Delivery",
                                List.of("sim-" + time + "-" + nonce),
                                "X-Chatwoot-Signature",
                                List.of("sha256="
                                        + hex(
                                                Algorithm.SHA256,
                                                account,
                                                "webhook-secret",
                                                Bytes.utf8(time + "."),
                                                body))),
                        delivery.query(),
                        body,
                        delivery.receivedAt());
            case "zendesk" -> zendesk(delivery, account);
            case "wechat" -> weChat(delivery, account, time, "n" + nonce);
            default -> throw new IllegalArgumentException("The channel `" + account.channel() + "` cannot be played.");
        };
    }

    private static RawDelivery zendesk(RawDelivery delivery, ChannelAccount account) {
        String time = delivery.receivedAt().toString();
        String signature = base64(account, "signing-secret", Bytes.utf8(time), delivery.body());
        Map<String, List<String>> headers = Map.of(
                "X-Zendesk-Webhook-Signature-Timestamp", List.of(time),
                "X-Zendesk-Webhook-Signature", List.of(signature));
        return new RawDelivery(
                delivery.method(), delivery.path(), headers, delivery.query(), delivery.body(), delivery.receivedAt());
    }

    /** WeChat puts the message into an envelope, and signs that in the address. */
    private static RawDelivery weChat(RawDelivery delivery, ChannelAccount account, String time, String nonce) {
        byte[] random = new byte[16];
        System.arraycopy(nonce.getBytes(StandardCharsets.US_ASCII), 0, random, 0, Math.min(nonce.length(), 16));
        String envelope = WeChatEnvelope.of(secret(account, "aes-key"), secret(account, "app-id"))
                .orElseThrow(() -> new IllegalArgumentException("The `aes-key` of the account is no key of WeChat's."))
                .seal(delivery.body(), Bytes.of(random));
        Map<String, List<String>> query = new TreeMap<>();
        query.put("timestamp", List.of(time));
        query.put("nonce", List.of(nonce));
        query.put("encrypt_type", List.of("aes"));
        query.put("msg_signature", List.of(SortedSha1.sign(secret(account, "token"), time, nonce, envelope)));
        Bytes body = Bytes.utf8(
                "<xml><ToUserName>gh_demo_shop</ToUserName><Encrypt><![CDATA[" + envelope + "]]></Encrypt></xml>");
        return new RawDelivery(
                delivery.method(), delivery.path(), delivery.headers(), query, body, delivery.receivedAt());
    }

    private static RawDelivery with(RawDelivery delivery, String header, String value) {
        return new RawDelivery(
                delivery.method(),
                delivery.path(),
                Map.of(header, List.of(value)),
                delivery.query(),
                delivery.body(),
                delivery.receivedAt());
    }

    private static String hex(Algorithm algorithm, ChannelAccount account, String name, Bytes... parts) {
        return HexFormat.of().formatHex(algorithm.sign(secret(account, name), parts));
    }

    private static String base64(ChannelAccount account, String name, Bytes... parts) {
        return Base64.getEncoder().encodeToString(Algorithm.SHA256.sign(secret(account, name), parts));
    }

    private static String secret(ChannelAccount account, String name) {
        return account.secret(name)
                .orElseThrow(() -> new IllegalArgumentException("The account `" + account.id() + "` has no secret `"
                        + name + "`, so nothing can be signed for it."));
    }
}
