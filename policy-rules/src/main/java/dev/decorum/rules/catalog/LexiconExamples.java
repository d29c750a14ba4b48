package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.Lexicon;
import dev.decorum.policy.claim.TextSigns;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.source.Faults;
import java.util.List;

/** Holds a lexicon against the examples that stand beside it. */
final class LexiconExamples {
    private LexiconExamples() {}

    static <T> void check(LexiconReader.Tested<T> tested, Faults faults) {
        for (LexiconReader.Example example : tested.found()) {
            if (!speaks(tested.lexicon(), example)) {
                faults.error(
                        "example",
                        example.place(),
                        "Nothing is found in this example, and something should be.",
                        "Add a phrase, or move the example to `clean`.");
            }
        }
        for (LexiconReader.Example example : tested.clean()) {
            if (speaks(tested.lexicon(), example)) {
                faults.error(
                        "example",
                        example.place(),
                        "Something is found in this example, and nothing should be.",
                        "Narrow a phrase, add to `unless`, or move the example to `found`.");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> boolean speaks(Lexicon<T> lexicon, LexiconReader.Example example) {
        if (lexicon.meaning() instanceof ClaimCategory) {
            TextSigns signs = new TextSigns(List.of((Lexicon<ClaimCategory>) lexicon), List.of());
            return !signs.claims(example.text(), example.language()).isEmpty();
        }
        TextSigns signs = new TextSigns(List.of(), List.of((Lexicon<Signal>) lexicon));
        return !signs.signals(example.text(), example.language()).isEmpty();
    }
}
