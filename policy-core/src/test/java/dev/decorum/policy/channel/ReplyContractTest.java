package dev.decorum.policy.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ContentFetcher.Fetched;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplyContractTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Origin ORIGIN = new Origin("demo", Surface.MESSAGING, "shop", "m-1", NOW, NOW, false);
    private static final ChannelAccount ACCOUNT = ChannelAccount.of("shop", "demo", Map.of());

    @Test
    void namesAreFilledIntoUrlAndHeadersAndNeverIntoTheBody() {
        OutgoingRequest request = OutgoingRequest.post(
                "https://api.example.com/{shop}/messages",
                Map.of("Authorization", "Bearer {access-token}"),
                Bytes.utf8("{\"text\":\"{access-token}\"}"));

        assertThat(request.names()).containsExactly("access-token", "shop");
        OutgoingRequest filled = request.filled(name -> "$1-" + name);
        assertThat(filled.url()).isEqualTo("https://api.example.com/$1-shop/messages");
        assertThat(filled.headers()).containsEntry("authorization", "Bearer $1-access-token");
        assertThat(filled.body()).isEqualTo(request.body());
        assertThat(filled).hasToString("OutgoingRequest[POST, headers [Authorization], 25 bytes]");
    }

    @Test
    void aReplyTakesFromTheMessageWhatItsChannelNeeds() {
        MessageReceived message = message(ReplyHandle.to("secret-address"));

        ApprovedReply reply = ApprovedReply.to(message, "secret-text", NOW);

        assertThat(reply.thread()).isEqualTo("t-1");
        assertThat(reply.inReplyTo()).isEqualTo("m-1");
        assertThat(reply.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> ApprovedReply.to(message(null), "x", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The message takes no reply. Maybe the channel has no way to answer in this place.");
    }

    @Test
    void pendingContentIsFilledInItsPlaceAsLongAsThereIsMore() {
        List<ChannelEvent> events = List.of(pending("1"), new UnknownEvent(ORIGIN, "last", ""));
        ContentFetcher fetcher = (pending, account) -> new Fetched.Content(Bytes.utf8(pending.reference()));

        assertThat(fetcher.fill(new Pages(), events, ACCOUNT))
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("page 1", "page 2", "page 3", "last");
    }

    @Test
    void whatCannotBeFetchedStaysPending() {
        List<ChannelEvent> events = List.of(pending("1"));

        assertThat(((ContentFetcher) (pending, account) -> new Fetched.Unavailable("The channel is down."))
                        .fill(new Pages(), events, ACCOUNT))
                .isEqualTo(events);
    }

    @Test
    void aChannelThatNeverEndsIsLeftAfterAWhile() {
        ContentFetcher fetcher = (pending, account) -> new Fetched.Content(Bytes.utf8("0"));

        List<ChannelEvent> filled = fetcher.fill(new Pages(), List.of(pending("0")), ACCOUNT);

        assertThat(filled).hasSize(ContentFetcher.MAX_FETCHES + 1).last().isInstanceOf(ContentPending.class);
    }

    @Test
    void whatTheAdapterDoesNotReadIsFetchedOnceAndStaysPending() {
        AtomicInteger fetches = new AtomicInteger();
        ContentFetcher fetcher = (pending, account) -> {
            fetches.incrementAndGet();
            return new Fetched.Content(Bytes.utf8("-1"));
        };

        assertThat(fetcher.fill(new Pages(), List.of(pending("order")), ACCOUNT))
                .containsExactly(pending("order"));
        assertThat(fetches).hasValue(1);
    }

    private static MessageReceived message(ReplyHandle reply) {
        return new MessageReceived(
                ORIGIN,
                new Sender("c-1", Sender.Kind.CUSTOMER, null),
                MessageContent.of("Hallo", "t-1", Audience.PRIVATE),
                ReplyWindow.UNKNOWN,
                reply);
    }

    private static ContentPending pending(String page) {
        return new ContentPending(ORIGIN, "pages", page, null);
    }

    /** Three pages; the page `0` is followed by itself, and `-1` is not read. */
    private static final class Pages implements ChannelAdapter {
        @Override
        public ChannelProfile profile() {
            return ChannelProfile.of("demo", "Demo", Surface.MESSAGING);
        }

        @Override
        public ReplyLimits limits() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reception receive(RawDelivery delivery, ChannelAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
            int page = Integer.parseInt(content.text());
            if (page < 0) {
                return List.of(pending);
            }
            ChannelEvent event = new UnknownEvent(ORIGIN, "page " + page, "");
            int next = page == 0 ? 0 : page + 1;
            return next > 3 ? List.of(event) : List.of(event, pending(String.valueOf(next)));
        }

        @Override
        public Rendering render(ApprovedReply reply, ChannelAccount account) {
            throw new UnsupportedOperationException();
        }
    }
}
