package dev.decorum.testing;

import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.Region;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Gate;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.VerbCall;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Edits of a folder of rules such as people make, each of which the gate accepts: a limit moved, a condition dropped, a
 * rule of a region moved to where it holds for more, a review turned into a permit, a rule deleted.
 */
public final class RuleEdits {
    private final Path folder;
    private final RuleSet rules;
    private final Random random;
    private final Path copy;

    /** What an edit does. */
    public enum Kind {
        LIMIT_MOVED,
        CONDITION_DROPPED,
        REGION_WIDENED,
        PERMIT_FOR_REVIEW,
        RULE_DELETED
    }

    /**
     * An edit.
     *
     * @param kind what it does
     * @param description what it does to what, for the names of tests
     * @param subject the id of the rule or the name of the limit that it changes
     * @param files the new texts of the files that it changes, by their paths in the folder
     */
    public record Edit(Kind kind, String description, String subject, Map<String, String> files) {
        /** Makes the edit in a copy of the folder. */
        public void applyTo(Path copy) {
            files.forEach((path, text) -> {
                try {
                    Files.createDirectories(copy.resolve(path).getParent());
                    Files.writeString(copy.resolve(path), text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        /** Takes the edit back in a copy of a folder. */
        void undoIn(Path copy, Path original) {
            try {
                for (String file : files.keySet()) {
                    if (Files.exists(original.resolve(file))) {
                        Files.copy(original.resolve(file), copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                    } else {
                        Files.delete(copy.resolve(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return description;
        }
    }

    private RuleEdits(Path folder, long seed, Path scratch) {
        this.folder = folder;
        this.rules = Shipped.read(folder);
        this.random = new Random(seed);
        this.copy = Shipped.copyTo(folder, scratch);
    }

    /**
     * So many different edits of a folder, the kinds in turn; fewer when there are no more.
     *
     * @param scratch an empty folder, in which each edit is tried
     */
    public static List<Edit> of(Path folder, long seed, int count, Path scratch) {
        List<Edit> edits = new ArrayList<>();
        forEach(folder, seed, count, scratch, (edit, edited) -> edits.add(edit));
        return edits;
    }

    /**
     * Gives so many different edits of a folder, the kinds in turn, to a visitor, each with the rules that it makes; fewer
     * when there are no more.
     *
     * @param scratch an empty folder, in which each edit is tried and which holds it while it is visited
     */
    public static void forEach(Path folder, long seed, int count, Path scratch, BiConsumer<Edit, RuleSet> visitor) {
        new RuleEdits(folder, seed, scratch).visit(count, visitor);
    }

    private void visit(int count, BiConsumer<Edit, RuleSet> visitor) {
        Map<Kind, List<Edit>> candidates = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<Edit> all = new ArrayList<>(candidates(kind));
            Collections.shuffle(all, random);
            candidates.put(kind, all);
        }
        int visited = 0;
        while (visited < count && candidates.values().stream().anyMatch(c -> !c.isEmpty())) {
            for (List<Edit> left : candidates.values()) {
                if (visited < count && visitNext(left, visitor)) {
                    visited++;
                }
            }
        }
    }

    /** Visits the first edit that the gate accepts, and takes it away with those before it; false when there is none. */
    private boolean visitNext(List<Edit> left, BiConsumer<Edit, RuleSet> visitor) {
        while (!left.isEmpty()) {
            Edit edit = left.remove(left.size() - 1);
            edit.applyTo(copy);
            Optional<RuleSet> edited =
                    edit.kind() == Kind.LIMIT_MOVED ? RuleFolder.read(copy).ruleSet() : withRulesOf(edit);
            edited.ifPresent(set -> visitor.accept(edit, set));
            edit.undoIn(copy, folder);
            if (edited.isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The rules with the edited files read anew, and no others: reading the whole folder takes a hundred times as long. */
    private Optional<RuleSet> withRulesOf(Edit edit) {
        Map<String, Layer> layers = new TreeMap<>(rules.layers());
        Faults faults = new Faults();
        edit.files().forEach((path, text) -> {
            String id = path.substring(0, path.lastIndexOf('/'));
            Layer before = layers.get(id);
            List<PolicyRule> after =
                    new ArrayList<>(Gate.read(new SourceFile(path, text), id, RuleFolder.packageOf(id), faults));
            before.rules().stream()
                    .filter(rule -> !rule.place().file().equals(path))
                    .forEach(after::add);
            after.sort(Comparator.comparing(PolicyRule::place));
            layers.put(id, new Layer(id, after, before.limits(), before.hash()));
        });
        return faults.hasErrors()
                ? Optional.empty()
                : Optional.of(new RuleSet(rules.catalog(), layers, rules.signs(), rules.disclosures(), rules.hash()));
    }

    private List<Edit> candidates(Kind kind) {
        return switch (kind) {
            case LIMIT_MOVED ->
                rules.layers().values().stream()
                        .flatMap(layer -> layer.limits().stream())
                        .flatMap(this::moved)
                        .toList();
            case CONDITION_DROPPED ->
                rules.rules().stream().flatMap(this::withoutCondition).toList();
            case REGION_WIDENED -> rules.rules().stream().flatMap(this::widened).toList();
            case PERMIT_FOR_REVIEW ->
                rules.rules().stream().flatMap(this::permitting).toList();
            case RULE_DELETED ->
                rules.rules().stream()
                        .map(rule -> new Edit(kind, rule.id() + " deleted", rule.id(), without(rule)))
                        .toList();
        };
    }

    private Stream<Edit> moved(LimitEntry limit) {
        BigDecimal low = Objects.requireNonNullElse(limit.floor(), BigDecimal.ZERO);
        BigDecimal high =
                Objects.requireNonNullElse(limit.ceiling(), limit.value().add(BigDecimal.TEN));
        return Stream.of(low, high, low.add(limit.value()).divideToIntegralValue(BigDecimal.valueOf(2)))
                .filter(value -> value.compareTo(limit.value()) != 0)
                .map(value -> {
                    Place at = limit.place();
                    String line = at.lineText().replaceFirst("value: *\\S+", "value: " + value.toPlainString());
                    return new Edit(
                            Kind.LIMIT_MOVED,
                            limit.name() + " in " + at.file() + " is " + value.toPlainString(),
                            limit.name(),
                            Map.of(at.file(), replacedLine(at, line)));
                });
    }

    private Stream<Edit> withoutCondition(PolicyRule rule) {
        List<Edit> edits = new ArrayList<>();
        for (FactPattern pattern : rule.patterns()) {
            for (Condition condition : pattern.conditions()) {
                Place at = condition.place();
                String line = at.lineText();
                String before = line.substring(0, at.column() - 1);
                String after = line.substring(Math.min(line.length(), at.column() - 1 + at.length()));
                String changed = after.stripLeading().startsWith(",")
                        ? before + after.stripLeading().substring(1).stripLeading()
                        : before.stripTrailing().endsWith(",")
                                ? before.stripTrailing()
                                                .substring(
                                                        0,
                                                        before.stripTrailing().length() - 1)
                                        + after
                                : before + after;
                edits.add(new Edit(
                        Kind.CONDITION_DROPPED,
                        rule.id() + " without `" + line.substring(before.length(), line.length() - after.length())
                                + "`",
                        rule.id(),
                        Map.of(at.file(), replacedLine(at, changed))));
            }
        }
        return edits.stream();
    }

    private Stream<Edit> widened(PolicyRule rule) {
        String layer = rule.source().layer();
        if (!layer.startsWith("regions/")) {
            return Stream.empty();
        }
        String parent = rules.catalog()
                .region(layer.substring("regions/".length()))
                .map(Region::parent)
                .orElse(null);
        String wider = parent == null ? "base" : "regions/" + parent;
        Map<String, String> files = new LinkedHashMap<>(without(rule));
        files.put(
                wider + "/widened.drl",
                "package " + RuleFolder.packageOf(wider) + ";\n\nimport dev.decorum.policy.fact.*;\n"
                        + "global dev.decorum.policy.Policy policy;\n\n"
                        + String.join("\n", lines(rule)) + "\n");
        return Stream.of(new Edit(Kind.REGION_WIDENED, rule.id() + " holds in " + wider, rule.id(), files));
    }

    private Stream<Edit> permitting(PolicyRule rule) {
        return rule.verbs().stream()
                .filter(call -> call.verb().getName().equals("review"))
                .map(VerbCall::place)
                .map(at -> new Edit(
                        Kind.PERMIT_FOR_REVIEW,
                        rule.id() + " permits",
                        rule.id(),
                        Map.of(
                                at.file(),
                                replacedLine(
                                        at,
                                        at.lineText()
                                                .replaceFirst(
                                                        "policy\\.review\\((\\$\\w+), Role\\.\\w+,( \\d+,)?",
                                                        "policy.permit($1,")))));
    }

    private Map<String, String> without(PolicyRule rule) {
        String file = rule.place().file();
        List<String> all = new ArrayList<>(text(file).lines().toList());
        int start = rule.source().line() - 1;
        all.subList(start, start + lines(rule).size()).clear();
        return Map.of(file, String.join("\n", all) + "\n");
    }

    private List<String> lines(PolicyRule rule) {
        List<String> all = text(rule.place().file()).lines().toList();
        int start = rule.source().line() - 1;
        int end = start;
        while (!all.get(end).equals("end")) {
            end++;
        }
        return all.subList(start, end + 1);
    }

    private String replacedLine(Place at, String line) {
        List<String> all = new ArrayList<>(text(at.file()).lines().toList());
        all.set(at.line() - 1, line);
        return String.join("\n", all) + "\n";
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
