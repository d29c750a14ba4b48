package dev.decorum.cli;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.engine.RuleProgram;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Rules that could go live, with the hashes of their files.
 *
 * @param program the rules, compiled
 * @param files the hash of each file, by its path as seen from the folder of the rules
 */
record WatchedRules(RuleProgram program, Map<String, String> files) {
    /** The catalogue and the lexicons stand elsewhere, and every request depends on them. */
    private static final Pattern OF_A_LAYER = Pattern.compile("(base|surfaces|channels|regions|brands)/.*");

    WatchedRules {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The requests that other rules may decide otherwise: those for which a file holds that differs. */
    Predicate<PolicyRequest> affectedSince(WatchedRules before) {
        Set<String> layers = new HashSet<>();
        for (String file : FileMarks.different(before.files, files)) {
            if (!OF_A_LAYER.matcher(file).matches()) {
                return request -> true;
            }
            layers.add(file.substring(0, file.lastIndexOf('/')));
        }
        Catalog catalog = program.rules().catalog();
        return request -> catalog.layersOf(request.channel(), request.region(), request.brand()).stream()
                .anyMatch(layers::contains);
    }
}
