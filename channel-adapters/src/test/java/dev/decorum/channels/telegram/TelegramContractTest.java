package dev.decorum.channels.telegram;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class TelegramContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return Deliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return Deliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/telegram", "json", "/hooks/telegram");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return Deliveries.signed(delivery.body());
    }

    @Override
    protected boolean signatureCoversBody() {
        return false;
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(Situation.STATUS, "Telegram does not tell a bot whether a message was read");
    }
}
