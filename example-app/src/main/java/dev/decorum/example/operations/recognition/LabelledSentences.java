package dev.decorum.example.operations.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sentences of one language, each with the intent that it shows: {@code intents/de.tsv}, a label and a text a line. */
final class LabelledSentences {
    /** The languages of which there are sentences, as BCP 47 tags. */
    static final List<String> LANGUAGES =
            List.of("ar", "de", "en", "es", "fr", "id", "ja", "ko", "pt", "th", "vi", "zh-Hans", "zh-Hant");

    private LabelledSentences() {}

    /** The sentences of a language, in the order of their file. */
    static List<Labelled> of(String language) {
        String name = "/intents/" + language + ".tsv";
        try (InputStream in = LabelledSentences.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The sentences `" + name + "` are missing. Maybe the jar was repacked without them.");
            }
            List<Labelled> all = new ArrayList<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                all.add(new Labelled(line.substring(0, tab), line.substring(tab + 1)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The sentences `" + name + "` cannot be read. Maybe the jar is damaged.", e);
        }
    }

    /**
     * A sentence.
     *
     * @param label the word of its intent; {@code none} when it asks for nothing
     * @param text the sentence
     */
    record Labelled(String label, String text) {}
}
