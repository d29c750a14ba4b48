package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.claim.Excuse;
import dev.decorum.policy.claim.Finding;
import dev.decorum.policy.claim.PatternCheck;
import dev.decorum.policy.claim.Phrase;
import dev.decorum.policy.claim.PhraseException;
import dev.decorum.policy.claim.Words;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.catalog.LexiconReader.Tested;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads all words and patterns of a folder, and holds them against the examples that stand beside them. */
final class LexiconCheck {
    private final Lexicons lexicons;
    private final Faults faults;
    private final Map<Phrase, Place> places = new HashMap<>();

    LexiconCheck(Lexicons lexicons, Faults faults) {
        this.lexicons = lexicons;
        this.faults = faults;
    }

    ClaimDetector run() {
        for (String language : lexicons.wordFiles().keySet()) {
            Words words = lexicons.words(language, faults, places);
            PatternCheck.classes(language, words, this::report);
        }
        Map<String, List<Tested<ClaimCategory>>> claims = read(lexicons.claims());
        Map<String, List<Tested<Signal>>> signals = read(lexicons.signals());
        ClaimDetector signs = ClaimDetector.compiled(lexicons.claims(), lexicons.signals(), this::report);
        check(claims, (text, language) -> signs.claimFindings(text, language, null).stream()
                .map(Finding::meaning)
                .toList());
        check(signals, (text, language) -> signs.signalFindings(text, language).stream()
                .map(Finding::meaning)
                .toList());
        return signs;
    }

    private interface Finder<T> {
        List<T> find(String text, String language);
    }

    private <T extends Enum<T>> Map<String, List<Tested<T>>> read(Lexicons.Kind<T> kind) {
        Map<T, Set<Excuse>> scopes = kind.scopes(faults);
        Map<String, List<Tested<T>>> read = new TreeMap<>();
        kind.files().keySet().forEach(language -> read.put(language, kind.tested(language, scopes, faults, places)));
        return read;
    }

    /** Examples of files with another fault are passed over: they would only repeat it. */
    private <T extends Enum<T>> void check(Map<String, List<Tested<T>>> read, Finder<T> finder) {
        if (faults.hasErrors()) {
            Set<String> broken =
                    faults.list().stream().map(f -> f.place().file()).collect(Collectors.toSet());
            if (broken.stream().anyMatch(file -> file.startsWith("words/"))) {
                return;
            }
            read.replaceAll((language, list) -> list.stream()
                    .filter(tested -> tested.places().noneMatch(broken::contains))
                    .toList());
        }
        read.forEach((language, list) -> list.forEach(
                tested -> examples(tested, language.equals(Lexicons.EVERYWHERE) ? "en" : language, finder)));
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

    private <T extends Enum<T>> void examples(Tested<T> tested, String language, Finder<T> finder) {
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
