package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.RuleSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What can stand behind a key of {@code expect}, and which part of a decision it is compared with. Immutable. */
sealed interface Expected {
    /**
     * One value.
     *
     * @param kind what it is: a text, a word, a count, yes or no, or a time
     * @param type the type of a word
     * @param actual the part of the decision; null when the decision says nothing
     */
    record One(FactShape.Kind kind, Class<?> type, Function<PolicyDecision, @Nullable Object> actual)
            implements Expected {}

    /**
     * Several values in any order: a list names all of them, a map with {@code has} and {@code lacks} some.
     *
     * @param type the type of the words; String for texts
     * @param vocabulary which texts there are
     * @param within whether {@code has} and {@code lacks} are content with a part of a text
     * @param actual the part of the decision
     */
    record Many(
            Class<?> type,
            Vocabulary vocabulary,
            boolean within,
            Function<PolicyDecision, ? extends Collection<?>> actual)
            implements Expected {}

    /** A value for each action that is named, by its id. */
    record PerAction(Function<String, Expected> of) implements Expected {}

    /**
     * Several keys.
     *
     * @param keys what stands behind each
     * @param main the key that a single value stands for; blank when none may stand here
     */
    record Keys(Map<String, Expected> keys, String main) implements Expected {
        public Keys {
            keys = new LinkedHashMap<>(keys);
        }
    }

    /**
     * A list in the order of the decision, as long as the decision's.
     *
     * @param of what stands at a place in the list, from 0
     * @param actual the part of the decision
     */
    record Ordered(IntFunction<Expected> of, Function<PolicyDecision, List<?>> actual) implements Expected {}

    /** Rules that spoke, or kept silent. */
    record Rules(boolean fired) implements Expected {}

    /** Things that rules did, among others. */
    record Reasons() implements Expected {}

    /**
     * Which texts there are, so that a misspelt one is noticed.
     *
     * @param noun what to call one
     * @param known all of them; null when they are not known
     * @param form a pattern for one; blank when there is none
     * @param remedy how to write one; blank when there is nothing to say
     */
    record Vocabulary(String noun, @Nullable Function<RuleSet, Collection<String>> known, String form, String remedy) {
        static final Vocabulary ANY = new Vocabulary("text", null, "", "");

        static Vocabulary of(String noun, Function<RuleSet, Collection<String>> known) {
            return new Vocabulary(noun, known, "", "");
        }

        static Vocabulary like(String noun, String form, String remedy) {
            return new Vocabulary(noun, null, form, remedy);
        }
    }

    /** A part of a decision in the words of suites. */
    static String show(@Nullable Object value) {
        if (value == null) {
            return Checks.NONE;
        }
        return value instanceof Enum<?> constant ? FactKinds.wordFor(constant) : value.toString();
    }
}
