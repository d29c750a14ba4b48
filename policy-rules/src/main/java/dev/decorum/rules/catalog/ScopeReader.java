package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.Excuse;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code scope.yaml}: what excuses a claim or a signal. */
final class ScopeReader {
    private final Faults faults;

    ScopeReader(Faults faults) {
        this.faults = faults;
    }

    <T extends Enum<T>> Map<T, Set<Excuse>> read(SourceFile file, Class<T> type) {
        Map<T, Set<Excuse>> found = new EnumMap<>(type);
        List<String> meanings =
                Arrays.stream(type.getEnumConstants()).map(FactKinds::wordFor).toList();
        List<String> excuses =
                Arrays.stream(Excuse.values()).map(FactKinds::wordFor).toList();
        YamlSource.read(file, faults).ifPresent(root -> {
            root.allow(meanings.toArray(String[]::new));
            for (String key : root.keys()) {
                Set<Excuse> set = EnumSet.noneOf(Excuse.class);
                for (YamlSource.Item item : root.texts(key)) {
                    int at = excuses.indexOf(item.text());
                    if (at < 0) {
                        faults.error(
                                "wrong-value",
                                item.place(),
                                "`" + item.text() + "` excuses nothing.",
                                Names.suggest(item.text(), excuses));
                    } else {
                        set.add(Excuse.values()[at]);
                    }
                }
                if (meanings.contains(key)) {
                    found.put(type.getEnumConstants()[meanings.indexOf(key)], set);
                }
            }
        });
        return found;
    }
}
