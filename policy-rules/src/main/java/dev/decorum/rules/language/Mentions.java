package dev.decorum.rules.language;

import dev.decorum.rules.source.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What rules name that only the whole folder can judge. Rules with faults name it too, so that a fault in a rule hides
 * nothing. Belongs to one thread.
 */
public final class Mentions {
    private final List<Mention> ids = new ArrayList<>();
    private final List<Mention> limits = new ArrayList<>();
    private final List<Mention> disclosures = new ArrayList<>();

    /**
     * A name.
     *
     * @param name the name
     * @param place where a fault of it is shown
     */
    public record Mention(String name, Place place) {}

    void id(String id, Place rule) {
        ids.add(new Mention(id, rule));
    }

    void limit(String name, Place place) {
        limits.add(new Mention(name, place));
    }

    void disclosure(String key, Place place) {
        disclosures.add(new Mention(key, place));
    }

    /** The ids of rules, each with the name of its rule as the place. */
    public List<Mention> ids() {
        return List.copyOf(ids);
    }

    /** The limits that patterns ask for. */
    public List<Mention> limits() {
        return List.copyOf(limits);
    }

    /** The keys of what replies are to disclose. */
    public List<Mention> disclosures() {
        return List.copyOf(disclosures);
    }
}
