package dev.decorum.example.operations;

import dev.decorum.policy.fact.FactKinds;
import java.util.stream.Collectors;

/** What a case is about, in a sentence or two, made of what is known and of nothing that was said. */
final class CaseSummary {
    private CaseSummary() {}

    static String of(CaseRow row, CaseFile file) {
        if (file.conversation().turns() == 0) {
            return "";
        }
        String wants = file.intents().isEmpty()
                ? "The customer's wish was not understood"
                : "The customer asks about "
                        + file.intents().stream()
                                .map(FactKinds::wordFor)
                                .sorted()
                                .collect(Collectors.joining(", "));
        String order = file.order()
                .map(found -> " Order " + found.order().id() + " is "
                        + FactKinds.wordFor(found.order().status()) + ".")
                .orElseGet(() ->
                        file.named().map(id -> " It is about order " + id + ".").orElse(""));
        String reason = row.reason() == null ? "" : " " + row.reason();
        return wants + ", in " + file.conversation().turns() + " messages; proved so far: "
                + FactKinds.wordFor(file.proved()) + "." + order + reason;
    }
}
