package dev.decorum.cli;

import dev.decorum.rules.book.RuleSetChange;
import dev.decorum.rules.engine.RuleProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something more that is looked at after a change of rules that is sound. */
interface WatchStep {
    /**
     * Looks at rules that could go live, and gives the lines to show.
     *
     * @param before the sound rules before; null at the first look
     * @param change what is different from them
     */
    List<String> look(@Nullable RuleProgram before, RuleProgram now, RuleSetChange change);
}
