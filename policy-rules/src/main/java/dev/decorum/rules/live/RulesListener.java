package dev.decorum.rules.live;

/**
 * Told when the rules change or a change is refused. Called on the thread that made the change, after it; what it throws
 * is logged and disturbs nothing.
 */
@FunctionalInterface
public interface RulesListener {
    /** The rules changed, or a change was refused. */
    void onRules(RulesEvent event);
}
