package dev.decorum.example.demo;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;

/** Hands to the container what is known only at the command line. */
final class Given implements Extension {
    private final DemoOptions options;
    private final Narrator narrator;

    Given(DemoOptions options, Narrator narrator) {
        this.options = options;
        this.narrator = narrator;
    }

    void add(@Observes AfterBeanDiscovery beans) {
        beans.<DemoOptions>addBean()
                .types(DemoOptions.class)
                .scope(Singleton.class)
                .createWith(context -> options);
        beans.<Narrator>addBean().types(Narrator.class).scope(Singleton.class).createWith(context -> narrator);
    }
}
