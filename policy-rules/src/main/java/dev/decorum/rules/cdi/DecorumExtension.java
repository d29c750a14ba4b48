package dev.decorum.rules.cdi;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Action;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.live.LiveRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives an application the beans {@link PolicyEngine} and {@link LiveRules}, one engine behind both, unless it has a
 * {@link PolicyEngine} of its own; enables {@link Governed}, and checks at deployment that its methods make sense.
 */
public final class DecorumExtension implements BuildCompatibleExtension {
    /** The interface and all that it permits: the language model of CDI cannot be asked for subtypes. */
    private static final Set<String> ACTIONS = Stream.concat(
                    Stream.of(Action.class), Arrays.stream(Action.class.getPermittedSubclasses()))
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private boolean ownEngine;

    /** Adds the interceptor, which no archive of the application holds. */
    @Discovery
    public void addInterceptor(ScannedClasses classes) {
        classes.add(GovernedInterceptor.class.getName());
    }

    /** Checks the governed methods of a class. */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Governed.class)
    public void check(ClassConfig type, Messages messages) {
        if (type.info().name().equals(GovernedInterceptor.class.getName())) {
            return;
        }
        if (type.info().hasAnnotation(Governed.class)) {
            messages.error(
                    "DECORUM-007: @Governed stands on the class `" + type.info().simpleName()
                            + "`. Put it on each method that acts.",
                    type.info());
        }
        for (MethodInfo method : type.info().methods()) {
            if (method.hasAnnotation(Governed.class)) {
                check(method, messages);
            }
        }
    }

    private static void check(MethodInfo method, Messages messages) {
        String name = "The governed method `" + method.declaringClass().simpleName() + "." + method.name() + "` ";
        if (Modifier.isStatic(method.modifiers())
                || Modifier.isPrivate(method.modifiers())
                || Modifier.isFinal(method.modifiers())) {
            messages.error(
                    "DECORUM-003: " + name + "is static, private or final, so that CDI cannot stand before it. Make it"
                            + " an ordinary method.",
                    method);
        }
        if (count(method, Set.of(PolicyRequest.class.getName())) != 1) {
            messages.error(
                    "DECORUM-001: " + name + "needs exactly one parameter of the type PolicyRequest: the case in which"
                            + " it acts.",
                    method);
        }
        long actions = count(method, ACTIONS);
        boolean named =
                !method.annotation(Governed.class).member("action").asString().isBlank();
        if (actions != (named ? 0 : 1)) {
            messages.error(
                    "DECORUM-002: " + name + "needs exactly one action: a parameter whose type is Action or a kind of"
                            + " it, or its id as in @Governed(action = \"r1\").",
                    method);
        }
    }

    private static long count(MethodInfo method, Set<String> types) {
        return method.parameters().stream()
                .map(ParameterInfo::type)
                .filter(Type::isClass)
                .filter(type -> types.contains(type.asClass().declaration().name()))
                .count();
    }

    /** Notes that the application has an engine of its own. */
    @Registration(types = PolicyEngine.class)
    public void noteEngine(BeanInfo bean) {
        ownEngine = true;
    }

    /** Adds the engine. */
    @Synthesis
    public void addEngine(SyntheticComponents components) {
        if (!ownEngine) {
            components
                    .addBean(DroolsPolicyEngine.class)
                    .type(PolicyEngine.class)
                    .type(LiveRules.class)
                    .scope(ApplicationScoped.class)
                    .createWith(EngineBean.Creator.class)
                    .disposeWith(EngineBean.Disposer.class);
            components.addObserver(Startup.class).observeWith(EngineBean.Starter.class);
        }
    }
}
