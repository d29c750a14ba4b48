package dev.decorum.example.operations.drafting;

import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Formality;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A language in one form of address, with the file of templates that speaks so.
 *
 * @param file the name of the file in {@code templates/}, without its ending
 * @param language the BCP 47 tag of its language
 * @param addresses what rules call the form; part of a longer name is enough
 * @param fits the formalities that it has where rules name no form
 */
record Voice(String file, String language, Set<String> addresses, Set<Formality> fits) {
    private static final Set<Formality> POLITE = Set.of(Formality.NEUTRAL, Formality.FORMAL, Formality.HONORIFIC);
    private static final Set<Formality> FORMAL = Set.of(Formality.FORMAL, Formality.HONORIFIC);
    private static final Set<Formality> CASUAL = Set.of(Formality.CASUAL);
    private static final Set<Formality> RELAXED = Set.of(Formality.NEUTRAL, Formality.CASUAL);
    private static final Set<Formality> ANY = Set.of(Formality.values());

    /** All voices; of two that fit, the first one speaks. */
    static final List<Voice> ALL = List.of(
            new Voice("en", "en", Set.of(), ANY),
            new Voice("de-sie", "de", Set.of("sie"), POLITE),
            new Voice("de-du", "de", Set.of("du"), CASUAL),
            new Voice("fr-vous", "fr", Set.of("vous"), POLITE),
            new Voice("fr-tu", "fr", Set.of("tu"), CASUAL),
            new Voice("es-usted", "es", Set.of("usted"), POLITE),
            new Voice("es-tu", "es", Set.of("tú", "tu"), CASUAL),
            new Voice("pt-senhor", "pt", Set.of("senhor", "sr"), FORMAL),
            new Voice("pt-voce", "pt", Set.of("você"), RELAXED),
            new Voice("zh-Hans", "zh-Hans", Set.of(), ANY),
            new Voice("zh-Hant", "zh-Hant", Set.of(), ANY),
            new Voice("ja", "ja", Set.of(), ANY),
            new Voice("ko-formal", "ko", Set.of("합쇼체", "하십시오체", "고객님"), FORMAL),
            new Voice("ko-polite", "ko", Set.of("해요체"), RELAXED),
            new Voice("vi", "vi", Set.of(), ANY),
            new Voice("th", "th", Set.of(), ANY),
            new Voice("id-bapak-ibu", "id", Set.of("bapak", "ibu"), FORMAL),
            new Voice("id-kak", "id", Set.of("kak"), RELAXED),
            new Voice("ar", "ar", Set.of(), ANY));

    /** The voice of a tone; nothing when the house has none for it. */
    static Optional<Voice> of(Tone tone) {
        if (tone.language() == null) {
            return Optional.empty();
        }
        String tag = tone.language();
        List<Voice> inLanguage = ALL.stream()
                .filter(voice -> voice.language().equals(spoken(tag)))
                .toList();
        String address = tone.address() == null ? "" : tone.address().toLowerCase(Locale.ROOT);
        return inLanguage.stream()
                .filter(voice -> voice.addresses().stream().anyMatch(address::contains))
                .findFirst()
                .or(() -> inLanguage.stream()
                        .filter(voice -> voice.fits().contains(tone.formality()))
                        .findFirst());
    }

    /** The tag of the language as the voices name it. */
    private static String spoken(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean traditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && Set.of("TW", "HK", "MO").contains(locale.getCountry()));
        return traditional ? "zh-Hant" : "zh-Hans";
    }
}
