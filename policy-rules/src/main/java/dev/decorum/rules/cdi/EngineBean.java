package dev.decorum.rules.cdi;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.live.RulesEvent;
import dev.decorum.rules.live.RulesRejected;
import dev.decorum.rules.live.RulesReloaded;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.EventContext;

/** The life of the engine that is injected. */
final class EngineBean {
    private EngineBean() {}

    /** Makes the engine, and the bridge from its listeners to observers. */
    public static final class Creator implements SyntheticBeanCreator<DroolsPolicyEngine> {
        @Override
        public DroolsPolicyEngine create(Instance<Object> lookup, Parameters parameters) {
            Instance<DecorumSettings> given = lookup.select(DecorumSettings.class);
            DecorumSettings settings = given.isResolvable() ? given.get() : SettingsReader.fromEnvironment();
            Event<Object> events = lookup.select(BeanContainer.class).get().getEvent();
            Event<RulesReloaded> reloaded = events.select(RulesReloaded.class);
            Event<RulesRejected> rejected = events.select(RulesRejected.class);
            Event<DecisionMade> made = events.select(DecisionMade.class);
            DroolsPolicyEngine.Builder builder = DroolsPolicyEngine.builder()
                    .rules(settings.rules())
                    .onRules(event -> tell(event, reloaded, rejected))
                    .onDecision((request, decision, nanos) -> tell(made, new DecisionMade(request, decision, nanos)));
            try {
                return (settings.watch() ? builder.watch() : builder).build();
            } catch (RuleSetException e) {
                throw new DeploymentException(
                        "DECORUM-005: The rules in `" + settings.rules() + "` cannot go live:\n" + e.getMessage(), e);
            }
        }

        private static void tell(
                RulesEvent event, Event<RulesReloaded> reloadedObservers, Event<RulesRejected> rejectedObservers) {
            if (event instanceof RulesReloaded reloaded) {
                tell(reloadedObservers, reloaded);
            } else if (event instanceof RulesRejected rejected) {
                tell(rejectedObservers, rejected);
            }
        }

        /** Asynchronous observers first, so that a synchronous one that throws does not keep it from them. */
        private static <T> void tell(Event<T> observers, T event) {
            observers.fireAsync(event);
            observers.fire(event);
        }
    }

    /** Stops the threads of the engine. */
    public static final class Disposer implements SyntheticBeanDisposer<DroolsPolicyEngine> {
        @Override
        public void dispose(DroolsPolicyEngine engine, Instance<Object> lookup, Parameters parameters) {
            engine.close();
        }
    }

    /** Makes the engine when the application starts, so that wrong rules stop the start and not the first case. */
    public static final class Starter implements SyntheticObserver<Startup> {
        @Override
        public void observe(EventContext<Startup> event, Parameters parameters) {
            CDI.current().select(PolicyEngine.class).get().rulesHash();
        }
    }
}
