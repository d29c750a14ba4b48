package dev.decorum.channels;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

/** The contract for the channel of a trial; what is fetched stands in a folder beside that of its deliveries. */
public abstract class TrialContractTest extends ChannelContractTest {
    private final Trial trial;

    protected TrialContractTest(Trial trial) {
        this.trial = trial;
    }

    @Override
    protected final ChannelAdapter adapter() {
        return trial.adapter();
    }

    @Override
    protected final ChannelAccount account() {
        return trial.account();
    }

    @Override
    protected final Map<String, RawDelivery> fixtures() {
        return files("/" + trial.folder(), "json", "/hooks/" + trial.folder());
    }

    @Override
    protected final Map<String, Bytes> fetched() {
        String folder = "/" + trial.folder() + "-fetched";
        return getClass().getResource(folder) == null ? Map.of() : contents(folder, "json");
    }

    @Override
    protected final RawDelivery sign(RawDelivery delivery) {
        return trial.delivery(delivery.body());
    }
}
