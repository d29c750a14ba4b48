package dev.decorum.policy.reply;

import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.reply.LanguageData.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a draft addresses the customer in the form that is asked for. Looks for what only another form has; a text that
 * shows no form at all is fine, but where politeness is a word of its own, as in Thai.
 */
final class AddressCheck {
    private static final Map<String, Checker> CHECKERS = checkers();

    private final Findings findings;

    AddressCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Prose prose, String tag, Tone tone) {
        LanguageData data = Languages.find(tag).orElse(null);
        if (data == null || data.forms().isEmpty()) {
            if (tone.address() != null) {
                findings.unchecked("Form of address: the words of `" + tag + "` are not known.");
            }
            return;
        }
        Optional<Form> asked;
        if (tone.address() != null) {
            asked = data.form(tone.address());
            if (asked.isEmpty()) {
                findings.unchecked("Form of address: `" + tone.address() + "` is not known in `" + tag + "`.");
            }
        } else {
            asked = tone.formality().compareTo(Formality.FORMAL) < 0 ? Optional.empty() : data.form(tone.formality());
        }
        asked.ifPresent(form -> check(prose, tag, form));
    }

    private void check(Prose prose, String tag, Form asked) {
        Checker checker = CHECKERS.get(Languages.primary(tag));
        if (checker == null) {
            return;
        }
        String remedy = "Keep to the address `" + asked.name() + "`.";
        Set<String> kept = new HashSet<>(asked.allows());
        kept.add(asked.name());
        for (Ready ready : checker.forms) {
            if (ready.form().equals(asked)) {
                needs(prose, ready);
            } else if (!kept.contains(ready.form().name())) {
                ready.words().find(prose).forEach(span -> add(prose, span, asked, remedy));
            }
        }
        checker.capitalised(prose).forEach((span, form) -> {
            if (!kept.contains(form)) {
                add(prose, span, asked, remedy);
            }
        });
        checker.endings.find(prose.text()).forEach((span, form) -> {
            if (!kept.contains(form)) {
                add(prose, span, asked, remedy);
            }
        });
    }

    private void needs(Prose prose, Ready ready) {
        Form asked = ready.form();
        if (!asked.needs().isEmpty() && ready.needs().find(prose).isEmpty()) {
            int end = prose.text().stripTrailing().length();
            findings.add(
                    FindingKind.ADDRESS_MISSING,
                    new Span(end, end),
                    "Nothing in the draft shows the address `" + asked.name() + "`.",
                    "Use one of: " + String.join(", ", asked.needs()) + ".");
        }
    }

    private void add(Prose prose, Span span, Form asked, String remedy) {
        findings.add(
                FindingKind.WRONG_ADDRESS,
                span,
                "`" + prose.text().substring(span.start(), span.end()) + "` does not go with the address `"
                        + asked.name() + "`.",
                remedy);
    }

    private static Map<String, Checker> checkers() {
        Map<String, Checker> byTag = new HashMap<>();
        Languages.all().forEach((tag, data) -> byTag.put(tag, new Checker(data)));
        return byTag;
    }

    /** A form of address and what finds it. */
    private record Ready(Form form, PhraseFinder words, PhraseFinder needs) {}

    /** The forms of one language, made ready. */
    private static final class Checker {
        private final List<Ready> forms = new ArrayList<>();
        private final Map<String, String> formOfCapitalised = new HashMap<>();
        private final SentenceEnds endings;

        Checker(LanguageData data) {
            Map<String, String> ends = new HashMap<>();
            for (Form form : data.forms()) {
                forms.add(new Ready(
                        form,
                        new PhraseFinder(data.hasSpaces(), form.words(), form.except()),
                        new PhraseFinder(data.hasSpaces(), form.needs(), form.except())));
                form.capitalised().forEach(word -> formOfCapitalised.put(word, form.name()));
                form.endings().forEach(end -> ends.put(end, form.name()));
            }
            this.endings = new SentenceEnds(ends);
        }

        Map<Span, String> capitalised(Prose prose) {
            Map<Span, String> found = new TreeMap<>(SentenceEnds.BY_PLACE);
            if (!formOfCapitalised.isEmpty()) {
                for (Words.Word word : prose.words()) {
                    String form = formOfCapitalised.get(word.written());
                    if (form != null && !word.opens()) {
                        found.put(new Span(word.start(), word.end()), form);
                    }
                }
            }
            return found;
        }
    }
}
