package dev.decorum.channels.messenger;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;

class MessengerContractTest extends TrialContractTest {
    MessengerContractTest() {
        super(Trial.meta(new MessengerAdapter(), "messenger"));
    }
}
