package dev.decorum.example.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ContentFetcher;
import dev.decorum.policy.channel.OutgoingRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fetches the content of bells by HTTP with the account's own secrets. The host is never taken from a delivery, and what is
 * taken from it is percent-encoded. Redirects are not followed. Safe for use by several threads.
 *
 * <p>The requests are those of the channels' own documentation, and what the adapters ask for in their remarks.
 */
public final class HttpFetcher implements ContentFetcher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 << 20;
    private static final Map<String, String> BEARER = Map.of("Authorization", "Bearer {access-token}");
    private static final String GRAPH = "https://{graph-host}/{graph-version}/";
    private static final String INSTAGRAM_COMMENT =
            GRAPH + "{reference}?fields=id,text,timestamp,username,from,media,parent_id";
    private static final String INSTAGRAM_MENTION = GRAPH + "{instagram-id}?fields=";

    /** A bell by its channel and topic, and the address of its content. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "facebook-comments comment",
            "https://graph.facebook.com/{graph-version}/{reference}?fields=from,message,created_time,parent",
            "facebook-comments mention",
            "https://graph.facebook.com/{graph-version}/{reference}?fields=from,message,created_time,parent",
            "instagram-comments comment",
            INSTAGRAM_COMMENT,
            "instagram-live comment",
            INSTAGRAM_COMMENT,
            "instagram-comments mentioned_comment",
            INSTAGRAM_MENTION + "mentioned_comment.comment_id({reference})%7Bid,text,timestamp,username%7D",
            "instagram-comments mentioned_media",
            INSTAGRAM_MENTION + "mentioned_media.media_id({reference})%7Bid,caption,timestamp,username%7D",
            "mercado-libre messages",
            "https://api.mercadolibre.com/messages/{reference}?tag=post_sale");

    /** Its reference is a query, whose parameters become the fields of a JSON object. */
    private static final String WECOM = "wecom kf_msg_or_event";

    private static final String WECOM_ADDRESS =
            "https://qyapi.weixin.qq.com/cgi-bin/kf/sync_msg?access_token={access-token}";

    private final Accounts accounts;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * A fetcher for these accounts.
     *
     * @param accounts whose requests go to their {@code sendTo} where they have one
     */
    public HttpFetcher(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether the content of this bell can be asked for. */
    public boolean reaches(ContentPending pending) {
        String bell = bell(pending);
        return ADDRESSES.containsKey(bell) || bell.equals(WECOM);
    }

    @Override
    public Fetched fetch(ContentPending pending, ChannelAccount account) {
        if (!reaches(pending)) {
            return new Fetched.Unavailable("Nothing here fetches the content of this bell.");
        }
        OutgoingRequest request = request(pending);
        Optional<String> missing = request.names().stream()
                .filter(name -> account.secret(name).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return new Fetched.Unavailable("The account `" + account.id() + "` lacks the secret `" + missing.get()
                    + "`. Maybe add it to the file of accounts.");
        }
        return send(request.filled(name -> account.secret(name).orElseThrow()), account);
    }

    private static OutgoingRequest request(ContentPending pending) {
        String bell = bell(pending);
        if (bell.equals(WECOM)) {
            return OutgoingRequest.post(
                    WECOM_ADDRESS,
                    Map.of("Content-Type", "application/json"),
                    Bytes.utf8(PolicyJson.write(parameters(pending.reference()))));
        }
        String address = ADDRESSES.get(bell);
        if (address == null) {
            throw new IllegalStateException("There is no address for this bell. Maybe ask `reaches` first.");
        }
        return new OutgoingRequest(
                "GET", address.replace("{reference}", encoded(pending.reference())), BEARER, Bytes.utf8(""));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private Fetched send(OutgoingRequest request, ChannelAccount account) {
        try {
            URI target = accounts.find(account.channel(), account.id())
                    .map(of -> of.target(request))
                    .orElseGet(() -> URI.create(request.url()));
            HttpRequest.Builder http = HttpRequest.newBuilder(target)
                    .timeout(PATIENCE)
                    .method(
                            request.method(),
                            BodyPublishers.ofByteArray(request.body().toArray()));
            request.headers().forEach(http::header);
            return answer(client.send(http.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            return new Fetched.Unavailable("The channel did not give the content.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Unavailable("The application was stopped before the channel gave the content.");
        } catch (IllegalArgumentException e) {
            return new Fetched.Unavailable(
                    "The address of the content is none. Maybe a secret of the account has blanks.");
        }
    }

    private static Fetched answer(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                return new Fetched.Unavailable(
                        "The channel answered the request for content with the status " + answer.statusCode() + ".");
            }
            byte[] content = body.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                return new Fetched.Unavailable("The content is larger than " + (MOST_BYTES >> 20) + " MiB.");
            }
            return refusal(content)
                    .<Fetched>map(code -> new Fetched.Unavailable(
                            "The channel refused the request for content with the code " + code + "."))
                    .orElseGet(() -> new Fetched.Content(Bytes.of(content)));
        }
    }

    /** WeCom answers with the status 200 when it refuses, and says so in a field. */
    private static Optional<String> refusal(byte[] content) {
        try {
            JsonNode code = PolicyJson.mapper().readTree(content).path("errcode");
            return code.isIntegralNumber() && code.asLong() != 0 ? Optional.of(code.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bell(ContentPending pending) {
        return pending.origin().channel() + " " + pending.topic();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
