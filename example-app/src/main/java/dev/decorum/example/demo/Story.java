package dev.decorum.example.demo;

import dev.decorum.example.operations.Decided;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.evidence.EvidenceEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what happens, tells it step by step, and finds the words for rules and files. */
@Singleton
final class Story {
    private final Narrator narrator;
    private final DemoOptions options;
    private final List<EvidenceEvent> written = new ArrayList<>();
    private int steps;

    @Inject
    Story(Narrator narrator, DemoOptions options) {
        this.narrator = narrator;
        this.options = options;
    }

    void tell(String title, String... lines) {
        narrator.tell(new Step(++steps, title, List.of(lines), written));
        written.clear();
    }

    void written(@Observes EvidenceEvent event) {
        written.add(event);
    }

    /** The id of a rule with its place; the id alone when the rule said nothing. */
    String rule(Decided decided, String id) {
        return decided.rule(id).map(rule -> id + " (" + place(rule) + ")").orElse(id);
    }

    /** The rules of a ruling with their places. */
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
