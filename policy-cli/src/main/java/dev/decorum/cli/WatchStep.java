package dev.decorum.cli;

import java.util.List;
import java.util.Map;

/** Something more that is looked at after a change, when the rules are sound. Belongs to the thread of the watch. */
interface WatchStep {
    /** The files that it reads beside the rules, as seen from the user: by each name a mark that changes with the file. */
    Map<String, String> files();

    /** Looks at sound rules. */
    Findings look(WatchedRules now);

    /**
     * What was found.
     *
     * @param good whether nothing is wrong
     * @param lines what to show; none when there is nothing to say
     */
    record Findings(boolean good, List<String> lines) {
        static final Findings NONE = new Findings(true, List.of());

        public Findings {
            lines = List.copyOf(lines);
        }
    }
}
