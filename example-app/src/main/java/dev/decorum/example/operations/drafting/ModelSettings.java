package dev.decorum.example.operations.drafting;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where drafts are phrased: any server that speaks the OpenAI chat interface.
 *
 * @param baseUrl the address up to and with the version, such as {@code http://127.0.0.1:11434/v1}
 * @param key the secret that the server asks for; any word where it asks for none
 * @param model the name of the model
 * @param timeout how long a draft may take
 */
public record ModelSettings(String baseUrl, String key, String model, Duration timeout) {
    private static final Duration USUAL = Duration.ofSeconds(8);

    /**
     * The settings in {@code DECORUM_MODEL_URL}, {@code DECORUM_MODEL_KEY} and {@code DECORUM_MODEL_NAME}; nothing when the
     * first is not set: then templates speak as they are.
     *
     * @throws IllegalArgumentException when there is a URL and no name
     */
    public static Optional<ModelSettings> from(Map<String, String> environment) {
        String url = environment.getOrDefault("DECORUM_MODEL_URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        String name = environment.getOrDefault("DECORUM_MODEL_NAME", "");
        if (name.isBlank()) {
            throw new IllegalArgumentException("DECORUM_MODEL_URL is set and DECORUM_MODEL_NAME is not."
                    + " Set it to the name by which the server knows the model.");
        }
        return Optional.of(new ModelSettings(url, environment.getOrDefault("DECORUM_MODEL_KEY", "none"), name, USUAL));
    }

    @Override
    public String toString() {
        return "ModelSettings[" + baseUrl + ", " + model + ", " + timeout + "]";
    }
}
