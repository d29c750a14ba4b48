package dev.decorum.example.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operations say, in the language of the page. Operations speak English, and their sentences are the keys of
 * {@code console/sentences-*.txt}; so what a case was once given as its reason is told in every language that a console
 * learns later. A sentence that stands in no file is shown as it is. Immutable.
 */
final class Sentences {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final Map<String, List<Sentence>> BY_LANGUAGE = new HashMap<>();

    static {
        for (String language : Texts.languages()) {
            BY_LANGUAGE.put(language, read(language));
        }
    }

    private Sentences() {}

    /** A sentence of operations in the language of these texts. */
    static String in(Texts texts, String english) {
        for (Sentence sentence : BY_LANGUAGE.getOrDefault(texts.tag(), List.of())) {
            Matcher matcher = sentence.english().matcher(english);
            if (matcher.matches()) {
                return GAP.matcher(sentence.translation())
                        .replaceAll(gap -> Matcher.quoteReplacement(
                                value(texts, matcher.group(1 + Integer.parseInt(gap.group(1))))));
            }
        }
        return english;
    }

    /** Whether a sentence that begins like this can be told in the language. */
    static boolean knows(String language, String beginning) {
        return BY_LANGUAGE.getOrDefault(language, List.of()).stream()
                .anyMatch(sentence -> sentence.beginning().startsWith(beginning)
                        || (!sentence.beginning().isEmpty() && beginning.startsWith(sentence.beginning())));
    }

    /** What stands in a gap: roles in the words of the console, another sentence, or what needs no words of its own. */
    private static String value(Texts texts, String english) {
        String[] words = english.split(", | and ", -1);
        return Arrays.stream(words).allMatch(word -> texts.has(role(word)))
                ? Arrays.stream(words)
                        .map(word -> texts.get(role(word)))
                        .collect(Collectors.joining(texts.get("list.comma")))
                : in(texts, english);
    }

    private static String role(String word) {
        return "role." + word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<Sentence> read(String language) {
        List<Sentence> sentences = new ArrayList<>();
        String english = null;
        for (String line : lines("/console/sentences-" + language + ".txt")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (english == null) {
                english = line;
            } else {
                sentences.add(Sentence.of(english, line));
                english = null;
            }
        }
        if (english != null) {
            throw new IllegalStateException("The sentence `" + english + "` has no translation into " + language + ".");
        }
        return List.copyOf(sentences);
    }

    private static List<String> lines(String name) {
        try (@Nullable InputStream in = Sentences.class.getResourceAsStream(name)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The sentences of the console cannot be read. Maybe the jar is damaged.", e);
        }
    }

    /**
     * A sentence with gaps.
     *
     * @param english what operations say
     * @param beginning its words before the first gap
     * @param translation the same in another language
     */
    private record Sentence(Pattern english, String beginning, String translation) {
        static Sentence of(String english, String translation) {
            StringBuilder pattern = new StringBuilder();
            Matcher gap = GAP.matcher(english);
            int end = 0;
            while (gap.find()) {
                pattern.append(Pattern.quote(english.substring(end, gap.start())))
                        .append("(.*)");
                end = gap.end();
            }
            pattern.append(Pattern.quote(english.substring(end)));
            return new Sentence(
                    Pattern.compile(pattern.toString(), Pattern.DOTALL), english.split("\\{\\d}", 2)[0], translation);
        }
    }
}
