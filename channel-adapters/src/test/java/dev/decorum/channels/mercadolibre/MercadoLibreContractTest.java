package dev.decorum.channels.mercadolibre;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class MercadoLibreContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return MercadoLibreAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return MercadoLibreAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/mercadolibre", "json", "/hooks/mercado-libre");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return MercadoLibreAdapterTest.sign(delivery);
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/mercadolibre/fetched", "json");
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "a pack is one conversation, and its messages answer no certain one",
                Situation.EDIT,
                "a message to a seller cannot be changed",
                Situation.REVOCATION,
                "a message to a seller cannot be taken back");
    }
}
