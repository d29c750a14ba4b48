package dev.decorum.policy.claim;

import dev.decorum.policy.claim.Automaton.Step;
import dev.decorum.policy.claim.PhraseTree.Choice;
import dev.decorum.policy.claim.PhraseTree.ClassName;
import dev.decorum.policy.claim.PhraseTree.Element;
import dev.decorum.policy.claim.PhraseTree.Literal;
import dev.decorum.policy.claim.PhraseTree.Sequence;
import dev.decorum.policy.internal.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns patterns into sequences of symbols. Belongs to one thread. */
final class PhraseCompiler {
    private static final int MOST_SEQUENCES = 500;

    private final Symbols symbols;
    private final Set<String> classes;
    private final int gap;

    PhraseCompiler(Symbols symbols, Set<String> classes, int gap) {
        this.symbols = symbols;
        this.classes = classes;
        this.gap = gap;
    }

    /** The parts of a pattern, each as the sequences that it stands for. */
    List<List<List<Step>>> compile(String text) throws PhraseException {
        List<List<List<Step>>> parts = new ArrayList<>();
        for (Sequence part : PhraseReader.read(text).parts()) {
            List<List<Step>> sequences =
                    expand(part, text).stream().filter(s -> !s.isEmpty()).toList();
            if (sequences.isEmpty()) {
                throw new PhraseException(
                        0, text.length(), "There is no letter in this pattern.", "Write the words to be found.");
            }
            parts.add(sequences);
        }
        return parts;
    }

    private List<List<Step>> expand(Sequence sequence, String text) throws PhraseException {
        List<Open> open = List.of(new Open(List.of(), 0));
        for (PhraseTree.Step step : sequence.steps()) {
            int skip = step.skip() < 0 ? gap : step.skip();
            List<List<Step>> options = options(step.element(), text);
            List<Open> next = new ArrayList<>();
            for (Open left : open) {
                for (List<Step> option : options) {
                    next.add(left.then(option, skip));
                }
                if (step.optional()) {
                    next.add(new Open(left.steps(), left.pending() + skip));
                }
            }
            if (next.size() > MOST_SEQUENCES) {
                throw new PhraseException(
                        0,
                        text.length(),
                        "The pattern stands for more than " + MOST_SEQUENCES + " phrases.",
                        "Put the choices into a class of words, or write several patterns.");
            }
            open = next;
        }
        return open.stream().map(Open::steps).toList();
    }

    private record Open(List<Step> steps, int pending) {
        Open then(List<Step> more, int skip) {
            List<Step> all = new ArrayList<>(steps);
            boolean first = true;
            for (Step step : more) {
                all.add(first ? new Step(step.symbol(), skip + pending) : step);
                first = false;
            }
            return new Open(List.copyOf(all), more.isEmpty() ? pending + skip : 0);
        }
    }

    private List<List<Step>> options(Element element, String text) throws PhraseException {
        if (element instanceof Literal literal) {
            return List.of(literal(literal));
        }
        if (element instanceof ClassName name) {
            return List.of(List.of(new Step(classSymbol(name), 0)));
        }
        List<List<Step>> options = new ArrayList<>();
        for (Sequence option : ((Choice) element).options()) {
            options.addAll(expand(option, text));
        }
        if (options.size() > 1 && options.stream().allMatch(o -> o.size() == 1)) {
            return List.of(List.of(new Step(choiceSymbol(options), 0)));
        }
        return options;
    }

    private int classSymbol(ClassName name) throws PhraseException {
        if (!classes.contains(name.name()) && !Shapes.NAMES.contains(name.name())) {
            Set<String> known = new TreeSet<>(classes);
            known.addAll(Shapes.NAMES);
            String near = Names.suggest(name.name(), known);
            throw new PhraseException(
                    name.at(),
                    name.name().length() + 2,
                    "There is no class of words `" + name.name() + "`.",
                    near.isEmpty() ? "Add it to `classes` of the file of words of this language." : near);
        }
        return symbols.named(name.name());
    }

    private int choiceSymbol(List<List<Step>> options) {
        Set<Integer> members =
                options.stream().map(o -> o.get(0).symbol()).collect(Collectors.toCollection(TreeSet::new));
        int choice = symbols.named("|" + members);
        members.forEach(member -> symbols.imply(member, choice));
        return choice;
    }

    private List<Step> literal(Literal literal) {
        Units units = Units.of(FoldedText.of(literal.text()), Set.of());
        List<Step> steps = new ArrayList<>();
        int unit = 0;
        while (unit < units.count()) {
            int end = unit + 1;
            boolean characters = units.kind(unit) == Units.CHARACTER;
            while (characters && end < units.count() && units.kind(end) == Units.CHARACTER) {
                end++;
            }
            boolean first = unit == 0;
            boolean last = end == units.count();
            steps.add(new Step(term(units, unit, end, first && literal.openStart(), last && literal.openEnd()), 0));
            unit = end;
        }
        return steps;
    }

    private int term(Units units, int first, int end, boolean openStart, boolean openEnd) {
        if (end == first + 1) {
            return symbols.term(
                    units.text(), units.start(first), units.end(first), units.kind(first), openStart, openEnd);
        }
        StringBuilder letters = new StringBuilder();
        for (int i = first; i < end; i++) {
            letters.append(units.text().slice(units.start(i), units.end(i)));
        }
        FoldedText joined = FoldedText.of(letters.toString());
        return symbols.term(joined, 0, joined.length(), Units.CHARACTER, false, false);
    }
}
