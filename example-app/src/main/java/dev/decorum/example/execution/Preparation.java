package dev.decorum.example.execution;

import dev.decorum.policy.fact.Execution;
import java.util.List;

/** What came of preparing a change. Nothing has taken effect, whichever it is. */
public sealed interface Preparation {
    /**
     * It can be submitted.
     *
     * @param prepared what to submit
     */
    record Ready(PreparedChange prepared) implements Preparation {}

    /**
     * The other side is not as it was recorded, and a person does it.
     *
     * @param execution what was found, as the rules see it
     * @param why what differs and what to do, as sentences without personal data
     * @param screenshots the page as it was found; empty when there was none
     */
    record ForPerson(Execution execution, String why, List<Screenshot> screenshots) implements Preparation {
        public ForPerson {
            screenshots = List.copyOf(screenshots);
        }
    }
}
