package dev.decorum.rules.lint;

import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.Gate;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the changes of a folder of rules that are safe: each leaves every decision as it was but for the hash of the rules
 * and the lines that reasons name. A file is replaced as a whole, by a move, and only by a text that passes the gate with
 * the same rules. Two that fix the same folder at once may undo each other's changes, and break nothing.
 */
public final class Fixer {
    /** One change can make room for the next, such as a binding that only a superfluous condition used. */
    private static final int MAX_ROUNDS = 20;

    private final Path folder;
    private final LocalDate asOf;
    private final List<Fix> made = new ArrayList<>();

    private Fixer(Path folder, LocalDate asOf) {
        this.folder = folder;
        this.asOf = asOf;
    }

    /**
     * Fixes what is safe to fix; nothing when the folder has an error.
     *
     * @param asOf the day by which the dates of rules are judged
     * @return the changes made, in the order in which they were made; each range is one in the text before it
     * @throws IOException when a file cannot be read or replaced; it is then as it was
     */
    public static List<Fix> fix(Path folder, LocalDate asOf) throws IOException {
        Fixer fixer = new Fixer(folder, asOf);
        for (int round = 0; round < MAX_ROUNDS && fixer.round(); round++) {}
        return List.copyOf(fixer.made);
    }

    private boolean round() throws IOException {
        RuleSet rules = RuleFolder.read(folder).ruleSet().orElse(null);
        if (rules == null) {
            return false;
        }
        Map<String, List<Fault>> byFile = new TreeMap<>();
        for (Fault fault : Linter.lint(rules, asOf)) {
            byFile.computeIfAbsent(fault.place().file(), f -> new ArrayList<>()).add(0, fault);
        }
        int before = made.size();
        for (Map.Entry<String, List<Fault>> file : byFile.entrySet()) {
            fix(file.getKey(), file.getValue());
        }
        return made.size() > before;
    }

    /** Fixes one file from its end to its start, so that a change does not move those that follow. */
    private void fix(String path, List<Fault> lastFirst) throws IOException {
        Path target = folder.resolve(path);
        String read = Files.readString(target, StandardCharsets.UTF_8);
        String mark = read.startsWith("\uFEFF") ? "\uFEFF" : "";
        String original = read.substring(mark.length());
        String text = original;
        int untouched = text.length();
        for (Fault fault : lastFirst) {
            Optional<Fix> fix = new Fixes(new SourceFile(path, original)).of(fault);
            if (fix.isPresent() && fix.get().end() <= untouched) {
                String changed = fix.get().applyTo(text);
                if (keepsRules(path, original, changed)) {
                    text = changed;
                    untouched = fix.get().start();
                    made.add(fix.get());
                }
            }
        }
        if (!text.equals(original)) {
            replace(target, mark + text);
        }
    }

    private static boolean keepsRules(String path, String original, String changed) {
        Faults faults = new Faults();
        return shapes(path, original, new Faults()).equals(shapes(path, changed, faults)) && !faults.hasErrors();
    }

    /** What a fix must leave alone: the rules, the kinds of their facts and what they call. */
    private static List<String> shapes(String path, String text, Faults faults) {
        String layer = path.substring(0, path.lastIndexOf('/'));
        return Gate.read(new SourceFile(path, text), layer, RuleFolder.packageOf(layer), faults).stream()
                .map(Fixer::shape)
                .toList();
    }

    private static String shape(PolicyRule rule) {
        RuleLogic logic = new RuleLogic(rule, i -> "pattern " + i);
        List<String> parts = new ArrayList<>(List.of(rule.id()));
        rule.patterns().forEach(p -> parts.add(p.quantifier() + " " + p.kind().getSimpleName()));
        rule.verbs().forEach(c -> parts.add(logic.call(c)));
        return String.join("\n", parts);
    }

    private static void replace(Path target, String text) throws IOException {
        Path file = target.toRealPath();
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
