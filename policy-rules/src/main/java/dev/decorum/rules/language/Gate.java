package dev.decorum.rules.language;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The way of a DRL file into the product: read by Drools' parser, checked in full, refused with places or accepted. */
public final class Gate {
    /** Longer than any file of rules: a bound on the work for a hostile one. Characters. */
    public static final int MAX_LENGTH = 200_000;

    private static final Pattern NEAR = Pattern.compile("(?:input|token|at|on) '([^']*)'");

    private Gate() {}

    /**
     * The rules of a file. Faults are added to {@code faults}; a rule with a fault is left out of the result.
     *
     * @param layer the layer that the file belongs to, such as {@code regions/de}
     * @param expectedPackage the package that its folder asks for
     */
    public static List<PolicyRule> read(SourceFile file, String layer, String expectedPackage, Faults faults) {
        try {
            if (!isPlain(file, faults)) {
                return List.of();
            }
            List<FileOutline.Section> sections = FileOutline.rulesOf(file, expectedPackage, faults);
            List<PolicyRule> rules = new ArrayList<>();
            for (FileOutline.Section section : sections) {
                RuleDescr tree = parse(file, section, faults);
                if (tree != null) {
                    PolicyRule rule = new RuleReader(file, layer, faults).read(section, tree);
                    if (rule != null) {
                        rules.add(rule);
                    }
                }
            }
            return rules;
        } catch (LanguageException e) {
            faults.addAll(List.of(e.fault()));
            return List.of();
        }
    }

    private static boolean isPlain(SourceFile file, Faults faults) {
        String text = file.text();
        if (text.length() > MAX_LENGTH) {
            faults.error(
                    "too-long",
                    Place.of(file.path()),
                    "The file has more than " + MAX_LENGTH + " characters.",
                    "Split it into several files of the same folder.");
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                    || (c >= '\u202A' && c <= '\u202E')
                    || (c >= '\u2066' && c <= '\u2069');
            if (hidden) {
                faults.error(
                        "hidden-character",
                        file.place(i, i + 1),
                        String.format("Here stands a character that cannot be seen (U+%04X).", (int) c),
                        "Delete it: it can make a rule look different from what it is.");
                return false;
            }
        }
        return true;
    }

    /** Parses one rule with all around it blanked, so that a fault in one does not hide the others. */
    private static @Nullable RuleDescr parse(SourceFile file, FileOutline.Section section, Faults faults) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr tree;
        try {
            tree = parser.parse(false, blankedAround(file.text(), section));
        } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
            tree = null;
        }
        if (parser.hasErrors() || tree == null || tree.getRules().size() != 1) {
            report(file, section, parser.getErrors(), faults);
            return null;
        }
        RuleDescr rule = tree.getRules().get(0);
        if (!rule.isRule()
                || !tree.getFunctions().isEmpty()
                || !tree.getClassAndEnumDeclarationDescrs().isEmpty()) {
            report(file, section, List.of(), faults);
            return null;
        }
        return rule;
    }

    private static String blankedAround(String text, FileOutline.Section section) {
        StringBuilder blanked = new StringBuilder(section.end());
        for (int i = 0; i < section.start(); i++) {
            char c = text.charAt(i);
            blanked.append(c == '\n' || c == '\r' ? c : ' ');
        }
        return blanked.append(text, section.start(), section.end()).append('\n').toString();
    }

    private static void report(SourceFile file, FileOutline.Section section, List<DroolsError> errors, Faults faults) {
        DroolsError first = errors.isEmpty() ? null : errors.get(0);
        if (!(first instanceof ParserError error) || error.getRow() < 1) {
            faults.error(
                    "syntax",
                    file.place(section.start(), section.tokens().get(1).end()),
                    "This rule cannot be read.",
                    "A rule is written `rule \"name\" @id(\"..\") when .. then .. end`.");
            return;
        }
        int offset = file.offset(error.getRow(), error.getCol() + 1);
        Token near = section.tokens().stream()
                .filter(t -> t.end() > offset)
                .findFirst()
                .orElse(section.tokens().get(section.tokens().size() - 1));
        Matcher quoted = NEAR.matcher(String.valueOf(error.getMessage()));
        String shown = quoted.find() && !quoted.group(1).isBlank() ? "`" + quoted.group(1) + "`" : near.shown();
        faults.error(
                "syntax",
                file.place(near.start(), near.end()),
                "The rule cannot be read from " + shown + " on.",
                "Look for a missing comma, bracket or quote just before it.");
    }
}
