package dev.decorum.example.intake;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.fact.RolloutStage;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signed deliveries of fictional customers to a fictional account. */
public final class TestDeliveries {
    public static final ChannelAccount WHATSAPP = ChannelAccount.of(
            "shop-de",
            "whatsapp",
            Map.of(
                    "app-secret", "a-secret-of-no-worth",
                    "access-token", "another",
                    "graph-version", "v23.0",
                    "phone-number-id", "100000000000001"));

    /** The page of the shop, under whose posts customers comment. */
    public static final ChannelAccount FACEBOOK = ChannelAccount.of(
            "page-de",
            "facebook-comments",
            Map.of(
                    "app-secret", "a-secret-of-no-worth",
                    "access-token", "another",
                    "graph-version", "v23.0",
                    "page-id", "300000000000001"));

    private static final String SIGNATURE = "X-Hub-Signature-256";

    private TestDeliveries() {}

    /** The account with the settings of a shop in Germany. */
    public static Account shop(RolloutStage stage, @Nullable URI sendTo) {
        return of(WHATSAPP, stage, sendTo);
    }

    /** The page with the settings of a shop in Germany. */
    public static Account page(RolloutStage stage) {
        return of(FACEBOOK, stage, null);
    }

    private static Account of(ChannelAccount account, RolloutStage stage, @Nullable URI sendTo) {
        return new Account(account, "de", null, ZoneId.of("Europe/Berlin"), stage, "assistant", sendTo);
    }

    /** A file with this account alone, whose replies go to a stub. */
    public static String accountsFile(String stub) {
        return """
                {"accounts": [{"id": "shop-de", "channel": "whatsapp", "region": "de", "zone": "Europe/Berlin",
                  "stage": "reviewed-execution", "sendTo": "%s", "secrets": {"app-secret": "a-secret-of-no-worth",
                  "access-token": "another", "graph-version": "v23.0", "phone-number-id": "100000000000001"}}]}
                """.formatted(stub);
    }

    /** A message by WhatsApp. */
    public static RawDelivery whatsapp(String id, String from, String text, Instant at) {
        Map<String, Object> message = Map.of(
                "from",
                from,
                "id",
                id,
                "timestamp",
                Long.toString(at.getEpochSecond()),
                "type",
                "text",
                "text",
                Map.of("body", text));
        Map<String, Object> value = Map.of(
                "messaging_product", "whatsapp",
                "metadata", Map.of("display_phone_number", "4930000000", "phone_number_id", "100000000000001"),
                "contacts", List.of(Map.of("profile", Map.of("name", "Erika Musterfrau"), "wa_id", from)),
                "messages", List.of(message));
        Map<String, Object> body = Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id", "200000000000001", "changes", List.of(Map.of("field", "messages", "value", value)))));
        return signed(Bytes.utf8(PolicyJson.write(body)), at);
    }

    /** A body with the signature that the account expects. */
    public static RawDelivery signed(Bytes body, Instant at) {
        String secret = WHATSAPP.secret("app-secret").orElseThrow();
        String signature = "sha256=" + HexFormat.of().formatHex(Algorithm.SHA256.sign(secret, body));
        return RawDelivery.post("/intake/whatsapp/shop-de", Map.of(SIGNATURE, signature), body, at);
    }
}
