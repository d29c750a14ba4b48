package dev.decorum.policy.channel;

import java.util.List;

/**
 * What became of one delivery.
 *
 * @param answer what to answer to the channel
 * @param events what happened, in the order of the delivery; empty for a handshake
 */
public record Reception(HttpAnswer answer, List<ChannelEvent> events) {
    public Reception {
        events = List.copyOf(events);
    }

    /** A handshake: an answer, and nothing happened. */
    public static Reception handshake(HttpAnswer answer) {
        return new Reception(answer, List.of());
    }

    /** A delivery that was read, answered by 200 without a body. */
    public static Reception of(List<? extends ChannelEvent> events) {
        return new Reception(HttpAnswer.empty(200), List.copyOf(events));
    }

    /** A delivery that was not accepted; the channel learns the status code and no reason. */
    public static Reception rejected(ChannelEvent.Rejected rejected) {
        return new Reception(HttpAnswer.empty(rejected.code().status()), List.of(rejected));
    }
}
