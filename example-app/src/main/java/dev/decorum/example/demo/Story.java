package dev.decorum.example.demo;

import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.store.Database;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.RecordedEvent;
import dev.decorum.rules.cdi.DecisionMade;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what happens step by step, with the evidence of it, and finds the words for rules and files. */
@Singleton
final class Story {
    private final Narrator narrator;
    private final DemoOptions options;
    private final Database database;
    private final Ledger ledger;
    private final List<Decided> decisions = new ArrayList<>();
    private final List<RecordedEvent> recorded = new ArrayList<>();
    private int toldEvents;
    private int steps;
    private @Nullable String caseId;

    @Inject
    Story(Narrator narrator, DemoOptions options, Database database, Ledger ledger) {
        this.narrator = narrator;
        this.options = options;
        this.database = database;
        this.ledger = ledger;
    }

    /** Names the case whose evidence is told. */
    void of(String id) {
        caseId = id;
    }

    /** Tells a step with all the evidence since the one before. */
    void tell(String title, String... lines) {
        readEvidence();
        tell(recorded.size(), title, lines);
    }

    /** Tells a step with the evidence since the one before, up to the next event of this kind. */
    void tellUpTo(EventKind last, String title, String... lines) {
        readEvidence();
        int end = toldEvents;
        while (end < recorded.size() && recorded.get(end).kind() != last) {
            end++;
        }
        tell(Math.min(end + 1, recorded.size()), title, lines);
    }

    private void tell(int end, String title, String... lines) {
        narrator.tell(new Step(++steps, title, List.of(lines), recorded.subList(toldEvents, end)));
        toldEvents = end;
    }

    private void readEvidence() {
        String id = caseId;
        if (id != null) {
            List<RecordedEvent> all = database.inTransaction(connection -> ledger.events(connection, id));
            recorded.addAll(all.subList(recorded.size(), all.size()));
        }
    }

    void decided(@Observes DecisionMade made) {
        decisions.add(new Decided(made.completed(), made.decision()));
    }

    /** The last decision that ruled on this action. */
    Decided lastOn(String action) {
        for (int i = decisions.size() - 1; i >= 0; i--) {
            if (decisions.get(i).decision().ruling(action).isPresent()) {
                return decisions.get(i);
            }
        }
        throw Stopped.because("nothing was decided on the action `" + action + "`.");
    }

    /** The id of a rule with its place; the id alone when the rule said nothing. */
    String rule(Decided decided, String id) {
        return decided.rule(id).map(rule -> id + " (" + place(rule) + ")").orElse(id);
    }

    /** The rules of these ids with their places. */
    String rules(Decided decided, List<String> ids) {
        return String.join(", ", ids.stream().map(id -> rule(decided, id)).toList());
    }

    private String place(RuleRef rule) {
        return options.rules().toAbsolutePath().normalize().getFileName() + "/" + rule.file() + ":" + rule.line();
    }

    /** A path as a person is shown it: from where they stand when it lies below, and whole otherwise. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath().normalize();
        return (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
    }
}
