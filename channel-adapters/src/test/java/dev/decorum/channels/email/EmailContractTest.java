package dev.decorum.channels.email;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.List;
import java.util.Map;

class EmailContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return Mails.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return Mails.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/email", "eml", "/hooks/email");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return Mails.delivery(delivery.body());
    }

    @Override
    protected boolean signatureCoversBody() {
        return false;
    }

    @Override
    protected List<String> texts(OutgoingRequest request, String reply) {
        return List.of(EmailReplyTest.sent(request).text().replace("\r\n", "\n"));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.EDIT,
                "a mail that was sent cannot be changed",
                Situation.REVOCATION,
                "a mail that was sent cannot be taken back",
                Situation.MALFORMED,
                "whatever bytes arrive are a mail, if a poor one");
    }
}
