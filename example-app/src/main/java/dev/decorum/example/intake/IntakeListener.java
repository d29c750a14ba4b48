package dev.decorum.example.intake;

import dev.decorum.policy.channel.ChannelEvent;

/** Hears of what comes in, to count it and to wake whoever handles it. Must not throw; called by several threads. */
public interface IntakeListener {
    /** A delivery was acknowledged with so many new events, so long after it came. */
    void onAccepted(String channel, int events, long nanos);

    /** A delivery was rejected. */
    void onRejected(String channel, ChannelEvent.Rejected.Code code);

    /** A delivery could not be written down, and its channel was asked to deliver again. */
    void onFailure(String channel, Exception failure);
}
