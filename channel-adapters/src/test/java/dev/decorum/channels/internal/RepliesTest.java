package dev.decorum.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Stated;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final ChannelAccount ACCOUNT = ChannelAccount.of("shop", "demo", Map.of());
    private static final ReplyHandle TO = ReplyHandle.to("somebody");

    @Test
    void aClosedWindowRefuses() {
        assertThat(code(reply("Hallo", TO, new ReplyWindow(WindowKind.CLOSED, null, null, null))))
                .isEqualTo(Code.WINDOW_CLOSED);
        assertThat(code(reply("Hallo", TO, new ReplyWindow(WindowKind.FREE_FORM, NOW, null, null))))
                .isEqualTo(Code.WINDOW_CLOSED);
        assertThat(code(reply("Hallo", TO, new ReplyWindow(WindowKind.TEMPLATE_ONLY, null, null, null))))
                .isEqualTo(Code.TEMPLATE_REQUIRED);
    }

    @Test
    void onlyAPersonMayWriteWhereOnlyAPersonMay() {
        ApprovedReply reply = reply("Hallo", TO, new ReplyWindow(WindowKind.HUMAN_ONLY, null, null, null));

        assertThat(code(reply)).isEqualTo(Code.HUMAN_REQUIRED);
        assertThat(render(reply.byAgent())).isInstanceOf(Requests.class);
    }

    @Test
    void noMorePartsAreSentThanTheWindowLetsThrough() {
        ReplyWindow one = new ReplyWindow(WindowKind.FREE_FORM, null, 1, null);

        assertThat(render(reply("Hallo", TO, one))).isInstanceOf(Requests.class);
        assertThat(render(reply("Hallo Welt, wie geht es?", TO, one)))
                .isEqualTo(new Refusal(
                        Code.REPLIES_USED_UP,
                        "The reply needs 2 messages, and the window lets 1 through.",
                        "Shorten the reply, or wait for the customer's next message."));
    }

    @Test
    void aTokenIsUsedOnceAndInTime() {
        assertThat(code(reply("Hallo", new ReplyHandle("a", "t", NOW, false), ReplyWindow.UNKNOWN)))
                .isEqualTo(Code.TOKEN_EXPIRED);
        ApprovedReply single = reply(
                "Hallo Welt, wie geht es?", new ReplyHandle("a", "t", NOW.plusSeconds(1), true), ReplyWindow.UNKNOWN);
        assertThat(code(single)).isEqualTo(Code.TOO_LONG);
        assertThat(Replies.together(new Demo(), single, ACCOUNT, parts -> request(String.join("|", parts))))
                .isInstanceOfSatisfying(Requests.class, requests -> assertThat(requests.requests())
                        .singleElement()
                        .satisfies(request -> assertThat(request.body().text())
                                .isEqualTo("{\"text\":\"Hallo Welt,|wie geht es?\"}")));
    }

    @Test
    void linksAreFoundWithAndWithoutAScheme() {
        for (String text : new String[] {"http://x", "www.x.y", "Shop.de", "bei a-b.co.uk"}) {
            assertThat(code(reply(text, TO, ReplyWindow.UNKNOWN))).as(text).isEqualTo(Code.LINKS_NOT_ALLOWED);
        }
        for (String text : new String[] {"Ja.Nein", "Nr. 5", "3.14", "z.B. so"}) {
            assertThat(render(reply(text, TO, ReplyWindow.UNKNOWN))).as(text).isInstanceOf(Requests.class);
        }
    }

    @Test
    void whatComesFromADeliveryCannotNameASecretInAUrl() {
        assertThat(Replies.encoded("a/b {access-token}?")).isEqualTo("a%2Fb%20%7Baccess-token%7D%3F");
    }

    private static @Nullable Code code(ApprovedReply reply) {
        return render(reply) instanceof Refusal refusal ? refusal.code() : null;
    }

    private static Rendering render(ApprovedReply reply) {
        return Replies.each(new Demo(), reply, ACCOUNT, RepliesTest::request);
    }

    private static OutgoingRequest request(String text) {
        return Replies.postJson("https://api.example.com/", Replies.object().put("text", text));
    }

    private static ApprovedReply reply(String text, ReplyHandle to, ReplyWindow window) {
        return new ApprovedReply(text, null, to, "thread", null, Audience.PRIVATE, Author.BOT, null, window, null, NOW);
    }

    /** A channel of short messages without links. */
    private static final class Demo implements ChannelAdapter {
        @Override
        public ChannelProfile profile() {
            return ChannelProfile.of("demo", "Demo", Surface.MESSAGING);
        }

        @Override
        public ReplyLimits limits() {
            return new ReplyLimits(
                    LocalDate.parse("2026-11-01"),
                    new Stated<>(14, "of this test", true),
                    LengthUnit.CHARACTERS,
                    new Stated<>(2, "of this test", true),
                    null,
                    new Stated<>(false, "of this test", true),
                    new Stated<>(ReplyLimits.Markup.PLAIN, "of this test", true),
                    null,
                    new Stated<>(false, "of this test", true),
                    new Stated<>(false, "of this test", true),
                    Map.of());
        }

        @Override
        public Reception receive(RawDelivery delivery, ChannelAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rendering render(ApprovedReply reply, ChannelAccount account) {
            throw new UnsupportedOperationException();
        }
    }
}
