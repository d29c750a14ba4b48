package dev.decorum.channels.instagramdm;

import dev.decorum.channels.Trial;
import dev.decorum.channels.TrialContractTest;

class InstagramDmContractTest extends TrialContractTest {
    InstagramDmContractTest() {
        super(Trial.meta(new InstagramDmAdapter(), "instagramdm"));
    }
}
