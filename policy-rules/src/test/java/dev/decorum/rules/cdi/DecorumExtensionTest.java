package dev.decorum.rules.cdi;

import static dev.decorum.rules.live.Cases.request;
import static dev.decorum.rules.live.Cases.withoutAction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.live.Cases;
import dev.decorum.rules.live.LiveRules;
import dev.decorum.rules.live.RulesRejected;
import dev.decorum.rules.live.RulesReloaded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecorumExtensionTest {
    private static final Refund REFUND = new Refund("r1", Money.of("1.00", "EUR"), "D-1");

    @TempDir
    Path folder;

    private RuleFiles files;

    @BeforeEach
    void writeRules() {
        files = RuleFiles.in(folder).rules("base", Cases.PERMIT);
        System.setProperty(SettingsReader.RULES, folder.toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty(SettingsReader.RULES);
        System.clearProperty(SettingsReader.WATCH);
    }

    private static Weld weld(Class<?>... beans) {
        return new Weld().disableDiscovery().addBeanClasses(beans);
    }

    private static WeldContainer start() {
        return weld(GovernedDesk.class, Observers.class).initialize();
    }

    @Test
    void oneEngineIsInjectedWithTheRulesThatTheConfigurationNames() {
        try (WeldContainer container = start()) {
            PolicyEngine engine = container.select(PolicyEngine.class).get();

            PolicyDecision decision = engine.decide(request());

            assertThat(decision.ruling("r1").map(Ruling::outcome)).contains(Outcome.PERMIT);
            assertThat(container.select(LiveRules.class).get().versions())
                    .singleElement()
                    .satisfies(v -> assertThat(v.hash()).isEqualTo(engine.rulesHash()));
        }
    }

    @Test
    void settingsThatAreABeanComeBeforeTheConfiguration() {
        System.setProperty(SettingsReader.RULES, "nowhere");
        Settings.folder = folder;
        try (WeldContainer container = weld(Settings.class).initialize()) {
            assertThat(container.select(PolicyEngine.class).get().rulesHash()).hasSize(64);
        }
    }

    @ApplicationScoped
    static class Settings {
        private static Path folder = Path.of("");

        @Produces
        DecorumSettings settings() {
            return new DecorumSettings(folder, false);
        }
    }

    @Test
    void anEngineOfTheApplicationStandsInPlaceOfOurs() {
        System.clearProperty(SettingsReader.RULES);
        OwnEngine.folder = folder;
        try (WeldContainer container = weld(OwnEngine.class, GovernedDesk.class).initialize()) {
            assertThat(container.select(PolicyEngine.class).get().rulesHash()).hasSize(64);
            assertThat(container.select(LiveRules.class).isUnsatisfied()).isTrue();
            assertThat(container.select(GovernedDesk.class).get().pay(request(), REFUND))
                    .isEqualTo("paid r1");
        }
    }

    @ApplicationScoped
    static class OwnEngine {
        private static Path folder = Path.of("");

        @Produces
        @ApplicationScoped
        PolicyEngine engine() throws RuleSetException {
            return DroolsPolicyEngine.load(folder);
        }
    }

    @Test
    void decisionsReachObserversAndOneThatThrowsChangesNothing() throws Exception {
        try (WeldContainer container = start()) {
            Observers observers = container.select(Observers.class).get();

            PolicyDecision decision = container.select(PolicyEngine.class).get().decide(request());

            assertThat(decision.ruling("r1").map(Ruling::outcome)).contains(Outcome.PERMIT);
            assertThat(observers.events().poll()).isInstanceOfSatisfying(DecisionMade.class, made -> {
                assertThat(made.decision()).isEqualTo(decision);
                assertThat(made.completed().find(dev.decorum.policy.fact.Moment.class))
                        .isPresent();
                assertThat(made.nanos()).isPositive();
                assertThat(made.toString()).startsWith("DecisionMade[rules=").doesNotContain("D-1");
            });
            assertThat(observers.asynchronous().poll(60, TimeUnit.SECONDS)).isInstanceOf(DecisionMade.class);
        }
    }

    @Test
    void changesOfAWatchedFolderReachObservers() throws Exception {
        System.setProperty(SettingsReader.WATCH, "true");
        try (WeldContainer container = start()) {
            Observers observers = container.select(Observers.class).get();
            files.rules("base", Cases.DENY);

            assertThat(observers.events().poll(60, TimeUnit.SECONDS)).isInstanceOf(RulesReloaded.class);
            files.rules("base", Cases.BROKEN);
            assertThat(observers.events().poll(60, TimeUnit.SECONDS)).isInstanceOf(RulesRejected.class);
            assertThatThrownBy(() -> container.select(GovernedDesk.class).get().pay(request(), REFUND))
                    .isInstanceOf(NotPermittedException.class);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("decorum-rules-watch"));
    }

    @Test
    void aGovernedMethodRunsWhenItsActionIsPermitted() {
        try (WeldContainer container = start()) {
            GovernedDesk desk = container.select(GovernedDesk.class).get();

            assertThat(desk.pay(request(), REFUND)).isEqualTo("paid r1");
            desk.act(withoutAction("de"), REFUND);
            desk.payFirst(request());

            assertThat(desk.done()).containsExactly("r1", "r1", "r1");
        }
    }

    @Test
    void aGovernedMethodDoesNotRunWhenItsActionIsDenied() {
        files.rules("base", Cases.DENY);
        assertHeld(request(), Outcome.DENY, "The action `refund` is denied. Rules: small-refund.");
    }

    @Test
    void aGovernedMethodDoesNotRunWhenItsActionWaitsForAPerson() {
        files.rules("base", Cases.REVIEW);
        assertHeld(
                request(),
                Outcome.REVIEW,
                "The action `refund` waits for the approval of supervisor. Rules: small-refund.");
    }

    @Test
    void aGovernedMethodDoesNotRunWhenNoRuleSpeaksOfItsAction() {
        files.rules("base", Cases.version(1));
        assertHeld(
                request(),
                Outcome.REVIEW,
                "The action `refund` waits for the approval of supervisor. No rule permits this.");
    }

    @Test
    void aGovernedMethodDoesNotRunBeforeTheCustomerHasProvedWhoTheyAre() {
        files.rules(
                "base",
                Cases.PERMIT
                        + RuleFiles.rule(
                                "proof",
                                "$r : Refund()",
                                "policy.requireVerification(VerificationLevel.ONE_TIME_CODE, $r, \"Money moves.\");"));
        assertHeld(
                request().with(Customer.verified(VerificationLevel.NONE)),
                Outcome.VERIFY,
                "The action `refund` waits until the customer has proved who they are (one time code).");
    }

    private static void assertHeld(PolicyRequest request, Outcome outcome, String message) {
        try (WeldContainer container = start()) {
            GovernedDesk desk = container.select(GovernedDesk.class).get();
            assertThatThrownBy(() -> desk.pay(request, REFUND))
                    .isInstanceOfSatisfying(NotPermittedException.class, e -> {
                        assertThat(e.ruling().map(Ruling::outcome)).contains(outcome);
                        assertThat(e.decision().rulings()).hasSize(1);
                    })
                    .hasMessageStartingWith(message);
            assertThat(desk.done()).isEmpty();
        }
    }

    @Test
    void anActionThatTheRequestDoesNotHoldIsNotPermittedByItsId() {
        try (WeldContainer container = start()) {
            assertThatThrownBy(() -> container.select(GovernedDesk.class).get().payFirst(withoutAction("de")))
                    .isInstanceOf(NotPermittedException.class)
                    .hasMessage("The request has no action with the id that the method names, so no rule permits it.");
        }
    }

    @Test
    void anActionThatIsNotTheOneThatWasDecidedOnIsRefused() {
        Refund larger = new Refund("r1", Money.of("19.00", "EUR"), "D-1");
        try (WeldContainer container = start()) {
            assertThatThrownBy(() -> container.select(GovernedDesk.class).get().pay(request(), larger))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The governed method `GovernedDesk.pay` was called with an action that differs from the"
                            + " one of the same id in the request. Maybe the request is older than the action: build it"
                            + " anew.");
        }
    }

    @Test
    void aGovernedCallWithoutRequestOrActionIsRefused() {
        try (WeldContainer container = start()) {
            GovernedDesk desk = container.select(GovernedDesk.class).get();
            assertThatThrownBy(() -> desk.pay(null, REFUND))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The governed method `GovernedDesk.pay` was called without a request.");
            assertThatThrownBy(() -> desk.pay(request(), null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The governed method `GovernedDesk.pay` was called without an action.");
        }
    }

    private static void assertDeploymentFails(String message, Class<?>... beans) {
        Weld weld = weld(beans);
        try {
            assertThatThrownBy(weld::initialize).hasMessageContaining(message);
        } finally {
            weld.shutdown();
        }
    }

    @Test
    void theDeploymentFailsWithoutAFolder() {
        System.clearProperty(SettingsReader.RULES);
        assertDeploymentFails(
                "DECORUM-004: Nothing says where the rules are. Set `decorum.rules` to the folder that holds"
                        + " `catalog.yaml`, or provide a bean of the type DecorumSettings or PolicyEngine.",
                Observers.class);
    }

    @Test
    void theDeploymentFailsWhenTheFolderIsMissing() {
        System.setProperty(SettingsReader.RULES, "missing-folder");
        assertDeploymentFails(
                "DECORUM-005: The rules in `missing-folder` cannot go live:\n"
                        + "missing-folder: There is no such folder. [no-folder]\n"
                        + "  = Name the folder that holds `catalog.yaml`.",
                Observers.class);
    }

    @Test
    void theDeploymentFailsWhenTheRulesAreBroken() {
        files.rules("regions/de", Cases.BROKEN);
        assertDeploymentFails("regions/de/rules.drl:6:11: `Refund` has no field `amuont`.", Observers.class);
    }

    @Test
    void theDeploymentFailsWhenASettingHasAnotherValueThanItsType() {
        System.setProperty(SettingsReader.WATCH, "maybe");
        assertDeploymentFails("DECORUM-006: `decorum.watch` is `maybe`. Write `true` or `false`.", Observers.class);
    }

    @Test
    void theDeploymentFailsWhenAGovernedMethodHasNoRequest() {
        assertDeploymentFails(
                "DECORUM-001: The governed method `NoRequest.pay` needs exactly one parameter of the type PolicyRequest:"
                        + " the case in which it acts.",
                NoRequest.class);
    }

    @ApplicationScoped
    static class NoRequest {
        @Governed
        void pay(Refund refund) {}
    }

    @Test
    void theDeploymentFailsWhenAGovernedMethodHasNoActionOrTwo() {
        String remedy = " needs exactly one action: a parameter whose type is Action or a kind of it, or its id as in"
                + " @Governed(action = \"r1\").";
        assertDeploymentFails("DECORUM-002: The governed method `NoAction.pay`" + remedy, NoAction.class);
        assertDeploymentFails("DECORUM-002: The governed method `TwoActions.pay`" + remedy, TwoActions.class);
        assertDeploymentFails("DECORUM-002: The governed method `NamedTwice.pay`" + remedy, NamedTwice.class);
    }

    @ApplicationScoped
    static class NoAction {
        @Governed
        void pay(PolicyRequest request) {}
    }

    @ApplicationScoped
    static class TwoActions {
        @Governed
        void pay(PolicyRequest request, Refund refund, AddNote note) {}
    }

    @ApplicationScoped
    static class NamedTwice {
        @Governed(action = "r1")
        void pay(PolicyRequest request, Action action) {}
    }

    @Test
    void theDeploymentFailsWhenCdiCannotStandBeforeAGovernedMethod() {
        assertDeploymentFails(
                "DECORUM-003: The governed method `Hidden.pay` is static, private or final, so that CDI cannot stand"
                        + " before it. Make it an ordinary method.",
                Hidden.class);
    }

    @ApplicationScoped
    static class Hidden {
        @Governed
        static void pay(PolicyRequest request, Action action) {}
    }

    @Test
    void theDeploymentFailsWhenAClassIsGoverned() {
        assertDeploymentFails(
                "DECORUM-007: @Governed stands on the class `WholeClass`. Put it on each method that acts.",
                WholeClass.class);
    }

    @Governed
    @ApplicationScoped
    static class WholeClass {
        void pay(PolicyRequest request, Action action) {}
    }
}
