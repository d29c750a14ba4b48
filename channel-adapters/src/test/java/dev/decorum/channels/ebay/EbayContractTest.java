package dev.decorum.channels.ebay;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class EbayContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return EbayAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return EbayAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/ebay", "json", "/hooks/ebay");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return EbayAdapterTest.sign(delivery);
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "no field for files is known in the notification of a question",
                Situation.REPLY,
                "a question belongs to an item and to no earlier message",
                Situation.EDIT,
                "a question that was asked is not known to change",
                Situation.REVOCATION,
                "a question that was asked is not known to be taken back",
                Situation.ECHO,
                "a notification tells of the questions of buyers alone",
                Situation.STATUS,
                "no notification about messages of the seller is known",
                Situation.SEVERAL,
                "a notification tells of one question");
    }
}
