package dev.decorum.testing.channel;

import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import java.util.List;
import java.util.function.Predicate;

/**
 * What can happen on a channel, and must be shown by a fixture of its adapter or else be declared as not existing there,
 * with the reason: see {@link ChannelContractTest#absent()}.
 */
public enum Situation {
    /** A customer writes words. */
    TEXT(event -> event instanceof MessageReceived message && message.content().text() != null),
    /** A customer sends a picture, a file or something else beside words. */
    MEDIA(event -> event instanceof MessageReceived message
            && !message.content().attachments().isEmpty()),
    /** A customer answers a certain message. */
    REPLY(event -> event instanceof MessageReceived message && message.content().replyTo() != null),
    /** A customer replaces what was written. */
    EDIT(MessageEdited.class::isInstance),
    /** A customer takes a message back. */
    REVOCATION(MessageRevoked.class::isInstance),
    /** The seller writes by another way. */
    ECHO(Echo.class::isInstance),
    /** A message of the seller's arrives, is read or fails. */
    STATUS(DeliveryStatus.class::isInstance),
    /** The channel says something that the adapter does not know. */
    UNKNOWN_TYPE(UnknownEvent.class::isInstance),
    /** One delivery, or what is fetched for it, holds several events. */
    SEVERAL(event -> false) {
        @Override
        boolean shownBy(String fixture, List<ChannelEvent> events) {
            return events.size() > 1;
        }
    },
    /** A delivery holds nothing: a fixture whose name starts with {@code empty}, without a word of a customer's in it. */
    EMPTY(event -> false) {
        @Override
        boolean shownBy(String fixture, List<ChannelEvent> events) {
            return fixture.startsWith("empty") && !TEXT.shownBy(fixture, events);
        }
    },
    /** A body is no delivery of the channel's at all; the test itself makes it by cutting a fixture in half. */
    MALFORMED(event -> event instanceof Rejected rejected && rejected.code() == Rejected.Code.MALFORMED);

    private final Predicate<ChannelEvent> sign;

    Situation(Predicate<ChannelEvent> sign) {
        this.sign = sign;
    }

    /** Whether the fixture of this name shows it by its events. */
    boolean shownBy(String fixture, List<ChannelEvent> events) {
        return events.stream().anyMatch(sign);
    }
}
