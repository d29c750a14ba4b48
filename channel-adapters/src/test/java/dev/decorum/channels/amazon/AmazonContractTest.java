package dev.decorum.channels.amazon;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class AmazonContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return AmazonAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return AmazonAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/amazon", "json", "/hooks/amazon");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return AmazonAdapterTest.sign(delivery);
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.TEXT,
                "messages of buyers come by mail, to an account of the e-mail channel",
                Situation.MEDIA,
                "messages of buyers come by mail, to an account of the e-mail channel",
                Situation.REPLY,
                "messages of buyers come by mail, to an account of the e-mail channel",
                Situation.EDIT,
                "notifications tell of orders and shipments alone",
                Situation.REVOCATION,
                "notifications tell of orders and shipments alone",
                Situation.ECHO,
                "notifications tell of orders and shipments alone",
                Situation.STATUS,
                "notifications tell of orders and shipments alone",
                Situation.SEVERAL,
                "a notification tells of one order or shipment",
                Situation.MALFORMED,
                "the signature lies in the body: what cannot be read is not signed either");
    }
}
