package dev.decorum.example.operations.drafting;

import dev.decorum.example.operations.Drafter;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.decision.Tone;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drafts from templates, a file for each language and form of address: {@code templates/de-sie.properties}. Safe for use
 * by several threads.
 */
@Singleton
public final class TemplateDrafter implements Drafter {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final PolicyEngine engine;
    private final Map<Voice, Properties> templates = new HashMap<>();

    /** A drafter that discloses by the texts of an engine's rules where a file has none of its own. */
    @Inject
    public TemplateDrafter(PolicyEngine engine) {
        this.engine = engine;
        Voice.ALL.forEach(voice -> templates.put(voice, read(voice.file())));
    }

    @Override
    public Optional<String> draft(Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values) {
        if (!values.keySet().containsAll(purpose.needs())) {
            throw new IllegalArgumentException("A reply for " + purpose + " needs the values " + purpose.needs()
                    + ", and has " + values.keySet() + ".");
        }
        return body(purpose, tone, values).flatMap(body -> framed(body, tone, disclosures));
    }

    /** The words of a purpose, without greeting, disclosures and closing; nothing when the house has none in this tone. */
    Optional<String> body(Purpose purpose, Tone tone, Map<String, String> values) {
        return Voice.of(tone)
                .map(templates::get)
                .map(words -> words.getProperty(word(purpose)))
                .map(body -> filled(body, values));
    }

    /** A body with the greeting, the disclosures and the closing that its tone asks for; nothing when one has no words. */
    Optional<String> framed(String body, Tone tone, List<String> disclosures) {
        boolean greeting = Boolean.TRUE.equals(tone.greeting());
        boolean closing = Boolean.TRUE.equals(tone.closing());
        if (!greeting && !closing && disclosures.isEmpty()) {
            return Optional.of(body);
        }
        Voice voice = Voice.of(tone).orElse(null);
        Properties words = voice == null ? null : templates.get(voice);
        if (voice == null || words == null) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        if (greeting) {
            text.append(words.getProperty("greeting")).append('\n');
        }
        for (String key : disclosures) {
            Optional<String> said = said(key, words, voice);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            text.append(said.get()).append(' ');
        }
        text.append(body);
        if (closing) {
            text.append('\n').append(words.getProperty("closing"));
        }
        return Optional.of(text.toString());
    }

    /** A disclosure in the words of the file, or in those that the rules keep for it. */
    private Optional<String> said(String key, Properties words, Voice voice) {
        String own = words.getProperty("disclose." + key);
        return own != null
                ? Optional.of(own)
                : engine.disclosures().texts(key, voice.language()).stream().findFirst();
    }

    /** Fills the places in one pass, so that a value that looks like a place is left as it is. */
    private static String filled(String body, Map<String, String> values) {
        return PLACE.matcher(body)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Properties read(String name) {
        try (InputStream in = TemplateDrafter.class.getResourceAsStream("/templates/" + name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The templates `" + name + "` are missing. Maybe the jar was repacked without them.");
            }
            Properties templates = new Properties();
            templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException("The templates `" + name + "` cannot be read. Maybe the jar is damaged.", e);
        }
    }
}
