package dev.decorum.policy.reply;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a draft is in the language that is asked for. */
final class LanguageCheck {
    private final Findings findings;

    LanguageCheck(Findings findings) {
        this.findings = findings;
    }

    /**
     * Checks a draft.
     *
     * @param declared the language that its writer names; null when none is named
     * @return whether its words can be looked at as words of that language
     */
    boolean check(Prose prose, String wanted, @Nullable String declared) {
        LanguageGuess guess = LanguageGuess.of(prose);
        Optional<String> seen = guess.language();
        Span all = new Span(0, prose.text().length());
        if (guess.contradicts(wanted)) {
            wrong(
                    all,
                    wanted,
                    seen.map(s -> "The draft is written in `" + s + "`, and `" + wanted + "` is asked for.")
                            .orElse("The draft is not written in the script of `" + wanted + "`."));
            return false;
        }
        if (seen.isEmpty()) {
            if (declared != null && !Languages.primary(declared).equals(Languages.primary(wanted))) {
                wrong(all, wanted, "The draft is said to be in `" + declared + "`, and `" + wanted + "` is asked for.");
                return false;
            }
            findings.unchecked("Language: the draft does not tell whether it is in `" + wanted + "`.");
        }
        return otherScript(prose.text(), wanted);
    }

    private void wrong(Span span, String wanted, String message) {
        findings.add(FindingKind.WRONG_LANGUAGE, span, message, "Write the reply in `" + wanted + "`.");
    }

    /** Of a language with two scripts, whether the draft keeps to the one that the tag names; unknown counts as kept. */
    private boolean otherScript(String text, String wanted) {
        LanguageData data = Languages.find(wanted).orElse(null);
        if (data == null || data.simplified() == null || data.traditional() == null) {
            return true;
        }
        String tag = Languages.lower(wanted);
        boolean traditional = List.of("hant", "tw", "hk", "mo").stream().anyMatch(s -> tag.contains("-" + s));
        boolean simplified = List.of("hans", "cn", "sg").stream().anyMatch(s -> tag.contains("-" + s));
        int ofSimplified = count(text, data.simplified());
        int ofTraditional = count(text, data.traditional());
        int wrong = traditional ? ofSimplified : simplified ? ofTraditional : 0;
        int right = traditional ? ofTraditional : ofSimplified;
        if (wrong < 2 || wrong <= right) {
            return true;
        }
        wrong(
                new Span(0, text.length()),
                wanted,
                "The draft is in " + (traditional ? "simplified" : "traditional") + " characters, and `" + wanted
                        + "` is asked for.");
        return true;
    }

    private static int count(String text, String signs) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            found += signs.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return found;
    }
}
