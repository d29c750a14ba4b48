package dev.decorum.example.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ContentFetcher.Fetched;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.Surface;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFetcherTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final Map<String, String> SECRETS = Map.of(
            "access-token",
            "a-token-of-no-worth",
            "graph-host",
            "graph.example",
            "graph-version",
            "v23.0",
            "instagram-id",
            "178");

    private HttpServer channel;
    private String asked = "";
    private String authorization = "";
    private String body = "";
    private int status = 200;
    private byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void start() throws IOException {
        channel = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        channel.createContext("/", this::answer);
        channel.start();
    }

    @AfterEach
    void stop() {
        channel.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            facebook-comments  | comment           | 1_2       | /v23.0/1_2?fields=from,message,created_time,parent
            facebook-comments  | mention           | 1_2       | /v23.0/1_2?fields=from,message,created_time,parent
            instagram-comments | comment           | 179       | /v23.0/179?fields=id,text,timestamp,username,from,media,parent_id
            instagram-live     | comment           | 179       | /v23.0/179?fields=id,text,timestamp,username,from,media,parent_id
            instagram-comments | mentioned_comment | 179       | /v23.0/178?fields=mentioned_comment.comment_id(179)%7Bid,text,timestamp,username%7D
            instagram-comments | mentioned_media   | 179       | /v23.0/178?fields=mentioned_media.media_id(179)%7Bid,caption,timestamp,username%7D
            mercado-libre      | messages          | m-1       | /messages/m-1?tag=post_sale
            mercado-libre      | messages          | ../x?a={b}| /messages/..%2Fx%3Fa%3D%7Bb%7D?tag=post_sale
            """)
    void asksForWhatTheBellNamed(String of, String topic, String reference, String address) {
        assertThat(fetch(of, topic, reference, SECRETS)).isInstanceOf(Fetched.Content.class);
        assertThat(asked).isEqualTo("GET " + address);
        assertThat(authorization).isEqualTo("Bearer a-token-of-no-worth");
    }

    @Test
    void asksWeComWithTheParametersOfTheBell() {
        Fetched fetched = fetch("wecom", "kf_msg_or_event", "open_kfid=wk1&token=a%26b&cursor=c", SECRETS);

        assertThat(fetched).isInstanceOf(Fetched.Content.class);
        assertThat(asked).isEqualTo("POST /cgi-bin/kf/sync_msg?access_token=a-token-of-no-worth");
        assertThat(body).isEqualTo("{\"cursor\":\"c\",\"open_kfid\":\"wk1\",\"token\":\"a&b\"}");
    }

    @Test
    void aRefusalIsNoContent() {
        answer = "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(fetch("wecom", "kf_msg_or_event", "open_kfid=wk1", SECRETS))
                .isEqualTo(new Fetched.Unavailable("The channel refused the request for content with the code 42001."));

        status = 302;
        assertThat(fetch("mercado-libre", "messages", "m-1", SECRETS))
                .isEqualTo(
                        new Fetched.Unavailable("The channel answered the request for content with the status 302."));
    }

    @Test
    void contentIsBounded() {
        answer = new byte[(4 << 20) + 1];
        assertThat(fetch("mercado-libre", "messages", "m-1", SECRETS))
                .isEqualTo(new Fetched.Unavailable("The content is larger than 4 MiB."));
    }

    @Test
    void aSecretThatIsMissingIsNamed() {
        assertThat(fetch("mercado-libre", "messages", "m-1", Map.of()))
                .isEqualTo(new Fetched.Unavailable("The account `shop` lacks the secret `access-token`. Maybe add it to"
                        + " the file of accounts."));
        assertThat(asked).isEmpty();
    }

    @Test
    void aChannelThatIsDownGivesNoContent() {
        channel.stop(0);
        assertThat(fetch("mercado-libre", "messages", "m-1", SECRETS))
                .isEqualTo(new Fetched.Unavailable("The channel did not give the content."));
    }

    private Fetched fetch(String of, String topic, String reference, Map<String, String> secrets) {
        Account account = new Account(
                ChannelAccount.of("shop", of, secrets),
                "de",
                null,
                ZoneId.of("Europe/Berlin"),
                RolloutStage.DRAFT,
                "assistant",
                URI.create("http://127.0.0.1:" + channel.getAddress().getPort()));
        ContentPending bell = new ContentPending(
                new Origin(of, Surface.MARKETPLACES, "shop", "bell-1", AT, AT, false), topic, reference, null);
        HttpFetcher fetcher = new HttpFetcher(Accounts.of(List.of(account)));
        assertThat(fetcher.reaches(bell)).isTrue();
        return fetcher.fetch(bell, account.channel());
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        body = Bytes.of(exchange.getRequestBody().readAllBytes()).text();
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
