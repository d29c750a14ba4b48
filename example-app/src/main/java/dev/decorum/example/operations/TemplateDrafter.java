package dev.decorum.example.operations;

import dev.decorum.policy.decision.Tone;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Drafts from templates, a file for each language and form of address: {@code templates/de-sie.properties}. Safe for use
 * by several threads.
 */
@Singleton
public final class TemplateDrafter implements Drafter {
    @Override
    public Optional<String> draft(Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values) {
        if (tone.language() == null || tone.address() == null) {
            return Optional.empty();
        }
        return templates(tone.language() + "-" + tone.address().toLowerCase(Locale.ROOT))
                .flatMap(templates -> filled(templates, word(purpose), disclosures, values));
    }

    private static Optional<String> filled(
            Properties templates, String template, List<String> disclosures, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (String disclosure : disclosures) {
            String words = templates.getProperty("disclose." + disclosure);
            if (words == null) {
                return Optional.empty();
            }
            text.append(words).append(' ');
        }
        String body = templates.getProperty(template);
        if (body == null) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            body = body.replace("{" + value.getKey() + "}", value.getValue());
        }
        return Optional.of(text.append(body).toString());
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Properties> templates(String name) {
        try (InputStream in = TemplateDrafter.class.getResourceAsStream("/templates/" + name + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties templates = new Properties();
            templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(templates);
        } catch (IOException e) {
            throw new UncheckedIOException("The templates `" + name + "` cannot be read. Maybe the jar is damaged.", e);
        }
    }
}
