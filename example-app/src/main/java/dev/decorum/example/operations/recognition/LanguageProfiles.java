package dev.decorum.example.operations.recognition;

import dev.decorum.example.operations.recognition.LabelledSentences.Labelled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells languages by how often runs of three characters, single signs of Chinese and the like, occur in each. A text whose runs are
 * mostly new to all of them, and one that fits two languages alike, has no language. Immutable; safe for use by several
 * threads.
 */
final class LanguageProfiles {
    /** Of the runs of a text, at least this part is known to its language. */
    private static final double LEAST_KNOWN = 0.5;
    /** How much likelier than the next language the best one must be, in nats for the whole text. */
    private static final double LEAST_LEAD = 1.5;
    /** What counts for a run that a language does not have, in occurrences. */
    private static final double UNSEEN = 0.1;

    private final Map<String, Profile> profiles = new TreeMap<>();

    private LanguageProfiles() {}

    /** Profiles of these languages. */
    static LanguageProfiles of(Map<String, List<Labelled>> sentences) {
        LanguageProfiles all = new LanguageProfiles();
        sentences.forEach((language, those) -> all.profiles.put(language, Profile.of(those)));
        return all;
    }

    /** The BCP 47 tag of the language of a text; nothing when it does not tell. */
    Optional<String> languageOf(String text) {
        String folded = TextFeatures.folded(text);
        String best = null;
        double most = Double.NEGATIVE_INFINITY;
        double next = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Profile> profile : profiles.entrySet()) {
            double likelihood = profile.getValue().likelihood(folded);
            if (likelihood > most) {
                next = most;
                most = likelihood;
                best = profile.getKey();
            } else {
                next = Math.max(next, likelihood);
            }
        }
        return most - next < LEAST_LEAD ? Optional.empty() : known(best, folded);
    }

    private Optional<String> known(@Nullable String language, String folded) {
        return Optional.ofNullable(language).filter(l -> {
            Profile profile = profiles.get(l);
            return profile != null && profile.knows(folded) >= LEAST_KNOWN;
        });
    }

    /** Runs of one language. */
    private static final class Profile {
        private static final int LENGTH = 3;

        private final Map<String, Integer> counts = new HashMap<>();
        private double total;

        static Profile of(List<Labelled> sentences) {
            Profile profile = new Profile();
            for (Labelled sentence : sentences) {
                String folded = TextFeatures.folded(sentence.text());
                for (int at = 0; at < folded.length(); at++) {
                    profile.counts.merge(run(folded, at), 1, Integer::sum);
                    profile.total++;
                }
            }
            return profile;
        }

        double likelihood(String folded) {
            double sum = 0;
            for (int at = 0; at < folded.length(); at++) {
                Integer count = counts.get(run(folded, at));
                sum += Math.log((count == null ? UNSEEN : count) / total);
            }
            return sum;
        }

        double knows(String folded) {
            int known = 0;
            for (int at = 0; at < folded.length(); at++) {
                known += counts.containsKey(run(folded, at)) ? 1 : 0;
            }
            return (double) known / folded.length();
        }

        /** One sign where a sign is a syllable or a word, else three letters. */
        private static String run(String folded, int at) {
            boolean sign = folded.charAt(at) >= '\u0E00';
            return folded.substring(at, Math.min(folded.length(), at + (sign ? 1 : LENGTH)));
        }
    }
}
