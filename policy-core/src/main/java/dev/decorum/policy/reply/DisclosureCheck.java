package dev.decorum.policy.reply;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a draft says what it must disclose, in one of the texts that count. */
final class DisclosureCheck {
    private final Disclosures texts;
    private final Findings findings;

    DisclosureCheck(Disclosures texts, Findings findings) {
        this.texts = texts;
        this.findings = findings;
    }

    void check(String draft, List<String> keys, @Nullable String tag) {
        if (keys.isEmpty()) {
            return;
        }
        String folded = fold(draft);
        for (String key : keys) {
            List<String> known = tag == null ? texts.texts(key) : texts.texts(key, tag);
            if (known.isEmpty()) {
                findings.unchecked("Disclosure `" + key + "`: no text that says it is known"
                        + (tag == null ? "" : " in `" + tag + "`") + ".");
            } else if (known.stream().map(DisclosureCheck::fold).noneMatch(folded::contains)) {
                findings.add(
                        FindingKind.DISCLOSURE_MISSING,
                        new Span(0, 0),
                        "The draft does not say `" + key + "`.",
                        "Say it, such as: “" + known.get(0) + "”");
            }
        }
    }

    /** In lower case and composed, with one blank for several. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\u00AD\\u200B\\u200C\\u2060\\uFEFF]", "")
                .replaceAll("\\s+", " ")
                .replace('’', '\'');
    }
}
