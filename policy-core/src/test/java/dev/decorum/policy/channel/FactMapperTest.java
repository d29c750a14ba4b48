package dev.decorum.policy.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactMapperTest {
    private static final Instant SENT = Instant.parse("2026-11-02T10:00:00Z");
    private static final ReplyWindow WINDOW = new ReplyWindow(WindowKind.FREE_FORM, SENT.plusSeconds(60), null, null);

    @Test
    void aMessageBecomesTheFactsMessageAndConversation() {
        MessageReceived received = received("chat", Surface.MESSAGING, SENT, "Où est mon colis ?", "fr");

        assertThat(FactMapper.facts(received))
                .containsExactly(
                        new Message(
                                "chat",
                                Surface.MESSAGING,
                                Audience.PRIVATE,
                                "fr",
                                Set.of(),
                                Set.of(),
                                "Où est mon colis ?",
                                0,
                                0,
                                false,
                                SENT),
                        new Conversation(WINDOW, 1, false, false, null, "fr"));
    }

    @Test
    void theSameWordsOnTwoChannelsGiveTheSameFactsButForTheChannel() {
        MessageReceived chat = received("chat", Surface.MESSAGING, SENT.plusMillis(7), "Café?\nDanke", "de-AT");
        MessageReceived mail = received("email", Surface.MESSAGING, SENT, "Cafe\u0301?\r\nDanke\r\n", "de_at");

        Message ofChat = (Message) FactMapper.facts(chat).get(0);
        Message ofMail = (Message) FactMapper.facts(mail).get(0);

        assertThat(ofMail).usingRecursiveComparison().ignoringFields("channel").isEqualTo(ofChat);
        assertThat(ofMail.channel()).isEqualTo("email");
    }

    @Test
    void aSubjectIsSaidTooBeforeTheTextOrInItsPlace() {
        MessageReceived mail = received("email", Surface.EMAIL, SENT, "Wo ist sie?", "de");
        MessageContent titled = mail.content().titled("Bestellung D-2001");

        assertThat(text(mail, titled)).isEqualTo("Bestellung D-2001\n\nWo ist sie?");
        assertThat(text(mail, MessageContent.of(null, "t-1", Audience.PRIVATE).titled("Bestellung D-2001")))
                .isEqualTo("Bestellung D-2001");
    }

    @Test
    void whatIsKnownOfTheConversationIsCarriedOn() {
        Conversation before = new Conversation(ReplyWindow.UNKNOWN, 4, true, true, 2, "de");
        MessageReceived received = received("chat", Surface.MESSAGING, SENT, "Hello again", "en");

        assertThat(FactMapper.facts(received, before)).contains(new Conversation(WINDOW, 5, true, true, 2, "de"));
    }

    @Test
    void anEditIsMarkedAndIsNoFurtherTurn() {
        MessageReceived received = received("chat", Surface.MESSAGING, SENT, "Hallo", null);
        MessageEdited edited = new MessageEdited(
                received.origin(), "m-0", received.sender(), received.content(), received.window(), null);

        assertThat(((Message) FactMapper.facts(edited).get(0)).edited()).isTrue();
        assertThat(FactMapper.facts(edited, new Conversation(WINDOW, 3, false, false, null, null)))
                .contains(new Conversation(WINDOW, 3, false, false, null, null));
    }

    @Test
    void onlyMessagesOfCustomersBecomeFacts() {
        MessageReceived received = received("chat", Surface.MESSAGING, SENT, "Hallo", null);
        Sender bot = new Sender("b", Sender.Kind.BOT, null);

        assertThat(FactMapper.facts(new Echo(received.origin(), bot, null, received.content())))
                .isEmpty();
        assertThat(FactMapper.facts(
                        new MessageReceived(received.origin(), bot, received.content(), received.window(), null)))
                .isEmpty();
    }

    private static @Nullable String text(MessageReceived mail, MessageContent content) {
        MessageReceived said = new MessageReceived(mail.origin(), mail.sender(), content, mail.window(), null);
        return ((Message) FactMapper.facts(said).get(0)).text();
    }

    private static MessageReceived received(
            String channel, Surface surface, Instant sentAt, String text, @Nullable String language) {
        Origin origin = new Origin(channel, surface, "shop", "m-1", sentAt, SENT.plusSeconds(5), false);
        MessageContent content =
                MessageContent.of(text, "t-1", Audience.PRIVATE).in(language);
        return new MessageReceived(origin, new Sender("c-1", Sender.Kind.CUSTOMER, null), content, WINDOW, null);
    }
}
