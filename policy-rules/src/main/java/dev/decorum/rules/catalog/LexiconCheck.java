package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.Excuse;
import dev.decorum.policy.claim.Finding;
import dev.decorum.policy.claim.Lexicon;
import dev.decorum.policy.claim.PatternCheck;
import dev.decorum.policy.claim.Phrase;
import dev.decorum.policy.claim.PhraseException;
import dev.decorum.policy.claim.TextSigns;
import dev.decorum.policy.claim.Words;
import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads all words and patterns of a folder, and holds them against the examples that stand beside them. */
final class LexiconCheck {
    private final Lexicons lexicons;
    private final Faults faults;
    private final Map<String, Words> words = new TreeMap<>();
    private final Map<Phrase, Place> places = new HashMap<>();

    LexiconCheck(Lexicons lexicons, Faults faults) {
        this.lexicons = lexicons;
        this.faults = faults;
    }

    void run() {
        WordsReader reader = new WordsReader(faults);
        lexicons.wordFiles().forEach((language, file) -> words.put(language, reader.read(file, language)));
        places.putAll(reader.places());
        words.keySet().forEach(language -> compile(language, List.<Lexicon<Signal>>of()));
        TextSigns signs = lexicons.signs();
        check(lexicons.claims(), (text, language) -> signs.claimFindings(text, language, null).stream()
                .map(Finding::meaning)
                .toList());
        check(lexicons.signals(), (text, language) -> signs.signalFindings(text, language).stream()
                .map(Finding::meaning)
                .toList());
    }

    private interface Finder<T> {
        List<T> find(String text, String language);
    }

    private <T extends Enum<T>> void check(Lexicons.Kind<T> kind, Finder<T> finder) {
        Map<T, Set<Excuse>> scopes = kind.scopes(faults);
        kind.files().forEach((language, files) -> {
            LexiconReader reader = new LexiconReader(faults);
            List<LexiconReader.Tested<T>> read = new ArrayList<>();
            boolean damaged = false;
            for (SourceFile file : files) {
                int before = faults.size();
                reader.read(file, kind.key(), kind.type(), scopes).ifPresent(read::add);
                damaged |= file.isDamaged() || faults.size() > before;
            }
            places.putAll(reader.places());
            String compiledAs = language.equals(Lexicons.EVERYWHERE) ? "en" : language;
            int before = faults.size();
            compile(compiledAs, read.stream().map(LexiconReader.Tested::lexicon).toList());
            if (!damaged && faults.size() == before) {
                read.forEach(tested -> examples(tested, compiledAs, finder));
            }
        });
    }

    private <T> void compile(String language, List<Lexicon<T>> read) {
        Words own = words.getOrDefault(language, WordsReader.none(language));
        Words english = words.getOrDefault("en", Words.NONE);
        PatternCheck.check(language, own, english.classes(), read, this::report);
    }

    private void report(Phrase phrase, PhraseException fault) {
        Place whole = places.get(phrase);
        if (whole != null) {
            faults.error("pattern", part(whole, phrase, fault), message(fault), fault.remedy());
        }
    }

    private static String message(PhraseException fault) {
        String message = fault.getMessage();
        return message == null ? "" : message;
    }

    /** The place within the pattern, when the line holds it as it is, without escapes. */
    private static Place part(Place whole, Phrase phrase, PhraseException fault) {
        int from = whole.lineText().offsetByCodePoints(0, Math.max(0, whole.column() - 1));
        int at = whole.lineText().indexOf(phrase.text(), from);
        if (at < 0 || at > from + 1 || fault.at() >= phrase.text().length()) {
            return whole;
        }
        String text = whole.lineText();
        int start = text.codePointCount(0, at + fault.at());
        int end = Math.min(at + fault.at() + fault.length(), at + phrase.text().length());
        int length = Math.max(1, text.codePointCount(at + fault.at(), end));
        return new Place(whole.file(), whole.line(), start + 1, length, text);
    }

    private <T extends Enum<T>> void examples(LexiconReader.Tested<T> tested, String language, Finder<T> finder) {
        T meaning = tested.lexicon().meaning();
        for (YamlSource.Item example : tested.found()) {
            if (!finder.find(example.text(), language).contains(meaning)) {
                faults.error(
                        "example",
                        example.place(),
                        "Nothing is found in this example, and something should be.",
                        "Add a phrase, or move the example to `clean`.");
            }
        }
        for (YamlSource.Item example : tested.clean()) {
            if (finder.find(example.text(), language).contains(meaning)) {
                faults.error(
                        "example",
                        example.place(),
                        "Something is found in this example, and nothing should be.",
                        "Narrow a phrase, add to `except` or `unless`, or move the example to `found`.");
            }
        }
    }
}
