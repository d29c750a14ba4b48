package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.rules.catalog.RuleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the pack as a folder of rules, for a catalogue that knows one or many channels, regions and brands.
 *
 * @param channels how many channels the catalogue knows
 * @param regions how many regions it knows; all of them belong to one parent
 * @param brands how many brands it knows
 * @param copied whether each channel, region and brand has a layer with a copy of the rules, so that every combination
 *     costs the same; otherwise only the first one has rules
 */
record PackFolder(int channels, int regions, int brands, boolean copied) {
    /** One channel, one region, one brand. */
    static final PackFolder SINGLE = new PackFolder(1, 1, 1, false);
    /** A thousand combinations, each channel, region and brand with a layer of its own: 33 layers. */
    static final PackFolder THOUSAND = new PackFolder(10, 10, 10, true);

    static String channel(int number) {
        return number == 0 ? "line" : "line-" + number;
    }

    static String region(int number) {
        return number == 0 ? "de" : "de-" + number;
    }

    static String brand(int number) {
        return number == 0 ? "ayla" : "ayla-" + number;
    }

    /** Writes the folder and returns it. */
    Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("catalog.yaml"), catalog());
            for (String layer : Pack.layers()) {
                for (int copy = 0; copy < copies(layer); copy++) {
                    String id = copy == 0 ? layer : layer + "-" + copy;
                    Files.createDirectories(folder.resolve(id));
                    Files.writeString(folder.resolve(id).resolve("rules.drl"), drl(layer, id, copy));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int copies(String layer) {
        if (!copied) {
            return 1;
        }
        return switch (layer) {
            case "channels/line" -> channels;
            case "regions/de" -> regions;
            case "brands/ayla" -> brands;
            default -> 1;
        };
    }

    int combinations() {
        return channels * regions * brands;
    }

    /** The facts of a request for one of the combinations. */
    PolicyRequest request(int combination, PolicyRequest facts) {
        return Requests.moved(
                facts,
                channel(combination % channels),
                region(combination / channels % regions),
                brand(combination / channels / regions % brands));
    }

    private String catalog() {
        StringBuilder text = new StringBuilder("""
                reference-currency: EUR
                rates:
                  as-of: 2026-11-20
                  per-reference: { EUR: 1, USD: 1.25 }
                channels:
                """);
        for (int i = 0; i < channels; i++) {
            text.append("  ").append(channel(i)).append(": { surface: messaging }\n");
        }
        text.append("regions:\n  eu: { zone: Europe/Brussels }\n");
        for (int i = 0; i < regions; i++) {
            text.append("  ").append(region(i)).append(": { parent: eu, zone: Europe/Berlin }\n");
        }
        text.append("brands:\n");
        for (int i = 0; i < brands; i++) {
            text.append("  ").append(brand(i)).append(": {}\n");
        }
        return text.toString();
    }

    private static String drl(String layer, String id, int copy) {
        String head = "package " + RuleFolder.packageOf(id)
                + ";\n\nimport dev.decorum.policy.fact.*;\nglobal dev.decorum.policy.Policy policy;\n\n";
        return Pack.rules().stream()
                .filter(rule -> rule.layer().equals(layer))
                .map(rule -> drl(rule, copy == 0 ? rule.id() : rule.id() + "-" + copy))
                .collect(Collectors.joining("\n", head, ""));
    }

    /** One rule of the pack in the policy language. */
    static String drl(PackRule rule, String id) {
        String kind = rule.action().equals("refund") ? "Refund" : "SendReply";
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        patterns.put(kind, new ArrayList<>());
        for (PackRule.Condition condition : rule.conditions()) {
            patterns.computeIfAbsent(condition.field().fact(), f -> new ArrayList<>())
                    .add(drl(condition));
        }
        StringBuilder left = new StringBuilder();
        patterns.forEach((fact, conditions) -> left.append(fact.equals(kind) ? "    $action : " : "    ")
                .append(fact)
                .append("( ")
                .append(String.join(", ", conditions))
                .append(" )\n"));
        String role = rule.verb() == Outcome.REVIEW ? "Role.SUPERVISOR, " : "";
        return "rule \"" + id + "\"\n    @id(\"" + id
                + "\")\n    @basis(\"house rule: benchmark\")\n    @owner(\"support-policy\")\nwhen\n" + left
                + "then\n    policy." + rule.verb().name().toLowerCase(Locale.ROOT) + "($action, " + role
                + "\"The rule " + id + " says so.\");\nend\n";
    }

    private static String drl(PackRule.Condition condition) {
        Field field = condition.field();
        return switch (condition.operator()) {
            case HAS -> field.path() + " contains " + field.constant(condition.value());
            case IS ->
                condition.values().size() == 1
                        ? field.path() + " == " + field.constant(condition.value())
                        : field.path()
                                + condition.values().stream()
                                        .map(field::constant)
                                        .collect(Collectors.joining(", ", " in (", ")"));
            case MORE -> field.path() + " > " + condition.value();
            case AT_MOST -> field.path() + " <= " + condition.value();
        };
    }
}
