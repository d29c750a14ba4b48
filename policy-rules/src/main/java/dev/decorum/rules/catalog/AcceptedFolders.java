package dev.decorum.rules.catalog;

import dev.decorum.rules.language.DatedRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders in which an earlier start, with the same code, found no fault at all, by the hash of everything in them. What
 * it gives is trusted: it must come from a place that nobody else can write to. Safe for use by several threads.
 */
public interface AcceptedFolders {
    /** Remembers nothing: every folder is read in full. */
    AcceptedFolders NONE = new AcceptedFolders() {
        @Override
        public Optional<Map<String, Accepted>> find(String hash) {
            return Optional.empty();
        }

        @Override
        public void keep(RuleSet rules) {}
    };

    /**
     * What is known of one layer.
     *
     * @param rules its rules in the order of their files and lines
     * @param kinds the kinds of facts that they ask for
     * @param code the name under which the compiled form is kept
     */
    record Accepted(List<DatedRule> rules, Set<Class<?>> kinds, String code) {
        public Accepted {
            rules = List.copyOf(rules);
            kinds = Set.copyOf(kinds);
        }
    }

    /** The layers with rules of a folder that was accepted, by their ids; empty when it is not known. */
    Optional<Map<String, Accepted>> find(String hash);

    /** Remembers a folder that was just read in full and has no fault. */
    void keep(RuleSet rules);
}
