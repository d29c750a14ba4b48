package dev.decorum.example.intake;

import dev.decorum.channels.ReplayGuard;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Where the deliveries of one account come in. An event that was delivered before is left out, by the channel's own id of
 * it; what has been seen is remembered by a {@link ReplayGuard}. Safe for use by several threads.
 */
@Singleton
public final class Intake {
    private final ChannelAdapter adapter;
    private final ChannelAccount account;
    private final ReplayGuard guard = new ReplayGuard();

    /**
     * The intake of an account.
     *
     * @throws IllegalArgumentException when no adapter of its channel is on the class path
     */
    @Inject
    public Intake(ChannelAccount account) {
        ChannelAdapter found = ChannelAdapter.installed().get(account.channel());
        if (found == null) {
            throw new IllegalArgumentException("No adapter for the channel `" + account.channel()
                    + "` is on the class path. Maybe add channel-adapters to the dependencies.");
        }
        this.adapter = found;
        this.account = account;
    }

    /** Verifies and reads a delivery; its answer is what the channel is to be told. */
    public Reception receive(RawDelivery delivery) {
        Reception reception = adapter.receive(delivery, account);
        List<ChannelEvent> fresh =
                reception.events().stream().filter(guard::isNew).toList();
        return new Reception(reception.answer(), fresh);
    }
}
