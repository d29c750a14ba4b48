package dev.decorum.testing.assertj;

import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.internal.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the ruling on one action. Belongs to one thread. */
public final class RulingAssert extends AbstractAssert<RulingAssert, Ruling> {
    private final PolicyDecisionAssert decision;

    RulingAssert(PolicyDecisionAssert decision, Ruling ruling) {
        super(ruling, RulingAssert.class);
        this.decision = decision;
    }

    /** Goes on with the decision. */
    public PolicyDecisionAssert and() {
        return decision;
    }

    /** It may run now. */
    public RulingAssert isPermitted() {
        return is(Outcome.PERMIT);
    }

    /** It does not run. */
    public RulingAssert isDenied() {
        return is(Outcome.DENY);
    }

    /** It waits for people. */
    public RulingAssert isHeld() {
        return is(Outcome.REVIEW);
    }

    /**
     * It waits for people in exactly these roles.
     *
     * @throws IllegalArgumentException when a word is no role
     */
    public RulingAssert isHeldFor(String... roles) {
        return isHeldFor(Stream.of(roles).map(RulingAssert::role).toArray(Role[]::new));
    }

    /** It waits for people in exactly these roles. */
    public RulingAssert isHeldFor(Role... roles) {
        isHeld();
        return same(
                "roles",
                PolicyDecisionAssert.words(Arrays.asList(roles)),
                PolicyDecisionAssert.words(ruling().roles()));
    }

    /** So many different people must approve it. */
    public RulingAssert needsApprovals(int count) {
        return same("number of approvals", count, ruling().approvals());
    }

    /** It may run once the customer has proved exactly this much. */
    public RulingAssert waitsForVerification(VerificationLevel level) {
        is(Outcome.VERIFY);
        return needsVerification(level);
    }

    /** The customer must have proved exactly this much before it runs. */
    public RulingAssert needsVerification(VerificationLevel level) {
        return same("verification", level, ruling().verification());
    }

    /** Each of these rules is among those that decided. */
    public RulingAssert because(String... rules) {
        for (String rule : rules) {
            if (!ruling().because().contains(rule)) {
                decision.because(rule);
                throw decision.fails("The rule `" + rule + "` fired but did not decide on `" + ruling().action()
                        + "`; those that did: " + PolicyDecisionAssert.word(ruling().because()) + ".");
            }
        }
        return this;
    }

    private RulingAssert is(Outcome outcome) {
        String note = ruling().note().isBlank() ? "" : " (" + ruling().note() + ")";
        if (ruling().outcome() != outcome) {
            throw decision.fails("The ruling on `" + ruling().action() + "`: expected " + FactKinds.wordFor(outcome)
                    + ", got " + FactKinds.wordFor(ruling().outcome()) + note + ".");
        }
        return this;
    }

    private RulingAssert same(String what, Object expected, Object got) {
        decision.same("The " + what + " of the ruling on `" + ruling().action() + "`", expected, got);
        return this;
    }

    private Ruling ruling() {
        return Objects.requireNonNull(actual);
    }

    private static Role role(String word) {
        List<String> known = Stream.of(Role.values()).map(FactKinds::wordFor).toList();
        int found = known.indexOf(word);
        if (found < 0) {
            throw new IllegalArgumentException("There is no role `" + word + "`. " + Names.suggest(word, known));
        }
        return Role.values()[found];
    }
}
