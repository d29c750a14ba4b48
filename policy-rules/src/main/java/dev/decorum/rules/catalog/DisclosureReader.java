package dev.decorum.rules.catalog;

import dev.decorum.policy.reply.Disclosures;
import dev.decorum.rules.catalog.YamlSource.Item;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code disclosures.yaml}: for each key that rules disclose and each language, the texts that say it. */
final class DisclosureReader {
    private final Faults faults;

    DisclosureReader(Faults faults) {
        this.faults = faults;
    }

    /** The texts that have no fault. */
    Disclosures read(SourceFile file) {
        Map<String, Map<String, List<String>>> texts = new LinkedHashMap<>();
        YamlSource.read(file, faults).ifPresent(root -> {
            for (String key : root.keys()) {
                if (!key.matches(CatalogReader.ID)) {
                    faults.error(
                            "bad-id",
                            root.placeOf(key),
                            "`" + key + "` is no key of a disclosure.",
                            "Write it in lower case with dashes, such as `ai-author`.");
                }
                root.map(key).ifPresent(languages -> texts.put(key, byLanguage(languages)));
            }
        });
        return new Disclosures(texts);
    }

    private Map<String, List<String>> byLanguage(YamlMap languages) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String language : languages.keys()) {
            int before = faults.size();
            List<String> found = new ArrayList<>();
            for (Item item : languages.texts(language)) {
                if (item.text().isBlank()) {
                    faults.error("wrong-value", item.place(), "This text is empty.", "Write what the reply says.");
                } else {
                    found.add(item.text());
                }
            }
            if (found.isEmpty() && faults.size() == before) {
                faults.error(
                        "wrong-value",
                        languages.placeOf(language),
                        "`" + language + "` has no text.",
                        "List one text or more, or delete the line.");
            }
            texts.put(language, found);
        }
        return texts;
    }
}
