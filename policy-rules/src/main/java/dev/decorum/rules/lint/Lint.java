package dev.decorum.rules.lint;

import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of findings of lint. The id of each is the code of its faults and the name of its page in {@code docs/lint}.
 */
public enum Lint {
    /** Conditions that no fact can meet. */
    CONTRADICTORY_CONDITION("Conditions that no fact can meet."),
    /** A condition that every fact meets. */
    ALWAYS_TRUE_CONDITION("A condition that every fact meets."),
    /** A condition that follows from the others beside it. */
    IMPLIED_CONDITION("A condition that follows from the others beside it."),
    /** A rule whose patterns exclude each other. */
    NEVER_FIRES("A rule whose patterns exclude each other."),
    /** Two rules of one layer that say the same. */
    DUPLICATE_RULE("Two rules of one layer that say the same."),
    /** A rule that says nothing which a broader one does not say. */
    SHADOWED_RULE("A rule that says nothing which a broader one does not say."),
    /** Rules of one layer that can give one reply two tones, forms of address or languages. */
    TWO_VALUES_IN_ONE_LAYER("Rules of one layer that can give one reply two tones, forms of address or languages."),
    /** A permit that cannot let anything run. */
    IDLE_PERMIT("A permit that cannot let anything run."),
    /** A signal that must always reach a person, and does not. */
    UNGUARDED_SIGNAL("A signal that must always reach a person, and does not."),
    /** A rule that no longer holds. */
    EXPIRED_RULE("A rule that no longer holds."),
    /** A rule that does not hold yet. */
    NOT_YET_EFFECTIVE("A rule that does not hold yet."),
    /** A rule that does not say what it stands on. */
    MISSING_BASIS("A rule that does not say what it stands on."),
    /** A rule that nobody answers for. */
    MISSING_OWNER("A rule that nobody answers for."),
    /** A name that is bound and never used. */
    UNUSED_BINDING("A name that is bound and never used."),
    /** A folder of a channel, region or brand that the catalogue does not know; found while the folder is read. */
    NOT_IN_CATALOGUE("A folder of a channel, region or brand that the catalogue does not know.");

    private final String summary;

    Lint(String summary) {
        this.summary = summary;
    }

    /** The lint with this id; empty for the code of any other fault. */
    public static Optional<Lint> of(String id) {
        return Arrays.stream(values()).filter(l -> l.id().equals(id)).findFirst();
    }

    /** Its id in kebab case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it finds, in one sentence. */
    public String summary() {
        return summary;
    }

    /** Its page, as seen from the root of the project. */
    public String page() {
        return "docs/lint/" + id() + ".md";
    }

    Fault at(Place place, String message, String remedy) {
        return Fault.warning(id(), place, message, remedy);
    }
}
