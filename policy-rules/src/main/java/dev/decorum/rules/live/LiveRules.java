package dev.decorum.rules.live;

import java.util.List;
import java.util.Optional;

/**
 * What the people who run an engine can do with its rules while it decides. Safe for use by several threads; a decision
 * that has begun is finished by the version with which it began.
 */
public interface LiveRules {
    /**
     * Loads the folder now. Broken rules are no exception: the version in force stays, and the event says why.
     *
     * @return what came of it; empty when the folder holds what is in force already, or somebody pinned or rolled back
     *     while it was being built
     */
    Optional<RulesEvent> reload();

    /** The versions that are kept, the one loaded last first. */
    List<RuleVersion> versions();

    /** Keeps the version in force until {@link #unpin()}: no change of the folder and no reload replaces it. */
    void pin();

    /** Ends {@link #pin()}. A watched folder that has changed meanwhile is loaded soon after. */
    void unpin();

    /** Whether the version in force is pinned. */
    boolean pinned();

    /**
     * Puts the version into force that was loaded before the one in force. It stays until the folder changes or somebody
     * reloads; pin it to keep it longer.
     *
     * @throws IllegalStateException when no earlier version is kept
     */
    RulesReloaded rollBack();

    /**
     * Puts a version that is kept into force, likewise.
     *
     * @throws IllegalArgumentException when no version with this hash is kept; the message lists those that are
     */
    RulesReloaded rollBack(String hash);
}
