package dev.decorum.example.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.fact.RolloutStage;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeEndpointsTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Database database = Database.inMemory();
    private final Inbox inbox = new Inbox(database, HouseKey.random(), InstantSource.fixed(AT));
    private final Javalin server = start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    @Test
    void aSignedDeliveryIsAcknowledgedAndKept() throws Exception {
        assertThat(post("/intake/whatsapp/shop-de", delivery("one")).statusCode())
                .isEqualTo(200);
        assertThat(post("/intake/whatsapp/shop-de", delivery("one")).statusCode())
                .isEqualTo(200);

        assertThat(inbox.count(Inbox.State.NEW)).isEqualTo(1);
        assertThat(heard).containsExactly("accepted 1", "accepted 0");
    }

    @Test
    void anUnsignedOrChangedDeliveryIsRefusedWithoutAReason() throws Exception {
        RawDelivery signed = delivery("one");
        RawDelivery changed = RawDelivery.post("/", Map.of(), signed.body(), AT);

        HttpResponse<String> answer = post("/intake/whatsapp/shop-de", changed);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(inbox.count(Inbox.State.NEW)).isZero();
        assertThat(heard).containsExactly("rejected SIGNATURE_MISSING");
    }

    @Test
    void anAccountThatDoesNotExistIsNotFoundWhateverIsSent() throws Exception {
        for (String path : List.of(
                "/intake/whatsapp/another", "/intake/nowhere/shop-de", "/intake/whatsapp/..%2f..%2fetc%2fpasswd")) {
            HttpResponse<String> answer = post(path, delivery("one"));
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("shop-de");
        }
        assertThat(inbox.count(Inbox.State.NEW)).isZero();
    }

    @Test
    void aHandshakeIsAnswered() throws Exception {
        String query = "?hub.mode=subscribe&hub.verify_token=a-token-of-no-worth&hub.challenge=4711";
        HttpResponse<String> right = get("/intake/whatsapp/shop-en" + query);
        HttpResponse<String> wrong = get("/intake/whatsapp/shop-en" + query.replace("a-token", "b-token"));

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("4711");
        assertThat(wrong.statusCode()).isEqualTo(403);
    }

    @Test
    void aBodyLargerThanAnyDeliveryIsNotRead() throws Exception {
        RawDelivery large = TestDeliveries.signed(Bytes.of(new byte[5 * 1024 * 1024]), AT);

        assertThat(post("/intake/whatsapp/shop-de", large).statusCode()).isEqualTo(413);
        assertThat(heard).containsExactly("rejected TOO_LARGE");
    }

    private static RawDelivery delivery(String id) {
        return TestDeliveries.whatsapp(id, "491700000001", "Wo ist meine Bestellung?", AT);
    }

    private HttpResponse<String> post(String path, RawDelivery delivery) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .POST(BodyPublishers.ofByteArray(delivery.body().toArray()));
        delivery.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private Javalin start() {
        ChannelAccount english = ChannelAccount.of(
                "shop-en", "whatsapp", Map.of("app-secret", "x", "verify-token", "a-token-of-no-worth"));
        Accounts accounts = Accounts.of(List.of(
                TestDeliveries.shop(RolloutStage.DRAFT, null),
                new Account(english, "gb", null, ZoneId.of("Europe/London"), RolloutStage.DRAFT, "assistant", null)));
        IntakeEndpoints endpoints =
                new IntakeEndpoints(accounts, new Intake(inbox), listener(), InstantSource.fixed(AT));
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    endpoints.addTo(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    private IntakeListener listener() {
        return new IntakeListener() {
            @Override
            public void onAccepted(String channel, int events, long nanos) {
                heard.add("accepted " + events);
            }

            @Override
            public void onRejected(String channel, ChannelEvent.Rejected.Code code) {
                heard.add("rejected " + code);
            }

            @Override
            public void onFailure(String channel, Exception failure) {
                heard.add("failed");
            }
        };
    }
}
