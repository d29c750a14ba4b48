package dev.decorum.example.operations.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.reply.ReplyCheck;
import dev.decorum.policy.reply.ReplyReport;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates are free of claims, and fit whatever tone the shipped rules decide. */
class TemplateDrafterTest {
    private static final Map<String, String> VALUES =
            Map.of("order", "D-1042", "minutes", "10", "amount", "180.00 EUR", "answer", "");
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "pt", "zh-Hans", "zh-Hant", "ja", "ko", "vi", "th", "id", "ar");

    private final TemplateDrafter drafter = new TemplateDrafter(ShippedRules.ENGINE);

    @Test
    void everyVoiceHasWordsForEveryPurpose() {
        for (Voice voice : Voice.ALL) {
            Tone tone = tone(
                    voice.fits().iterator().next(),
                    voice.addresses().stream().findFirst().orElse(null),
                    voice.language());
            assertThat(Voice.of(tone)).contains(voice);
            for (Purpose purpose : Purpose.values()) {
                assertThat(drafter.draft(purpose, tone, List.of("ai-author"), VALUES))
                        .as(voice.file() + " " + purpose)
                        .hasValueSatisfying(text -> {
                            assertThat(text).doesNotContain("{", "}", "null");
                            purpose.needs().forEach(name -> assertThat(text).contains(VALUES.get(name)));
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void templatesFitTheShippedRulesInEveryRegionAndAreFreeOfClaims(Purpose purpose) {
        Audience audience = purpose == Purpose.MOVE_TO_PRIVATE ? Audience.PUBLIC : Audience.PRIVATE;
        List<String> channels = audience == Audience.PUBLIC
                ? List.of("instagram-comments")
                : List.of("whatsapp", "email", "web-chat", "amazon");
        ReplyCheck check = new ReplyCheck(ShippedRules.ENGINE.disclosures());
        Set<Object> seen = new HashSet<>();
        Set<String> spoken = new TreeSet<>();
        Map<String, String> faults = new TreeMap<>();
        for (String channel : channels) {
            for (String region : ShippedRules.REGIONS) {
                for (String language : LANGUAGES) {
                    PolicyRequest request = ShippedRules.request(channel, region, language, audience);
                    PolicyDecision before = ShippedRules.ENGINE.decide(request);
                    Tone tone = inLanguage(before.tone(), language);
                    if (!seen.add(List.of(tone, before.disclosures()))) {
                        continue;
                    }
                    String place = channel + "/" + region + "/" + language + ": ";
                    drafter.draft(purpose, tone, List.of("ai-author"), VALUES).ifPresent(text -> {
                        PolicyRequest drafted = ShippedRules.with(request, audience, spoken(tone), text);
                        PolicyDecision decision = ShippedRules.ENGINE.decide(drafted);
                        ReplyReport report = check.check(drafted, decision);
                        report.findings().forEach(f -> faults.put(f.message() + " " + text, place));
                        drafted.all(Claim.class).forEach(c -> faults.put(c.category() + " " + text, place));
                        spoken.add(spoken(tone));
                    });
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(spoken).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void aDisclosureIsInTheDraft() {
        Tone german = tone(Formality.FORMAL, "Sie", "de");
        assertThat(drafter.draft(Purpose.HANDED_OVER, german, List.of("ai-author"), Map.of()))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Hier schreibt der digitale Assistent"));
        assertThat(drafter.draft(Purpose.HANDED_OVER, german, List.of("unknown"), Map.of()))
                .isEmpty();
    }

    @Test
    void greetingAndClosingAreThereWhenTheRulesAskForThem() {
        Tone tone = new Tone(Formality.FORMAL, "Sie", "de", false, false, null, true, true, List.of(), List.of());
        assertThat(drafter.draft(Purpose.HANDED_OVER, tone, List.of(), Map.of()))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("Guten Tag,\n").endsWith("\nFreundliche Grüße"));
    }

    @Test
    void theFormOfAddressFollowsTheRules() {
        assertThat(draft(Formality.CASUAL, null, "de")).contains("deine Nachricht");
        assertThat(draft(Formality.NEUTRAL, "du", "de-AT")).contains("deine Nachricht");
        assertThat(draft(Formality.NEUTRAL, null, "de")).contains("Ihre Nachricht");
        assertThat(draft(Formality.CASUAL, null, "fr")).contains("ton message");
        assertThat(draft(Formality.HONORIFIC, null, "fr-CA")).contains("votre message");
        assertThat(draft(Formality.HONORIFIC, null, "ko")).contains("감사합니다");
        assertThat(draft(Formality.NEUTRAL, null, "zh-TW")).contains("感謝");
        assertThat(draft(Formality.NEUTRAL, null, "zh-CN")).contains("感谢");
    }

    @Test
    void aLanguageWithoutTemplatesIsLeftToAPerson() {
        assertThat(drafter.draft(Purpose.HANDED_OVER, tone(Formality.NEUTRAL, null, "sw"), List.of(), Map.of()))
                .isEmpty();
        assertThat(drafter.draft(Purpose.HANDED_OVER, tone(Formality.NEUTRAL, null, null), List.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void aValueThatLooksLikeAPlaceIsLeftAsItIs() {
        assertThat(drafter.draft(
                        Purpose.KNOWLEDGE,
                        tone(Formality.NEUTRAL, null, "en"),
                        List.of(),
                        Map.of("answer", "{order} $1 \\", "order", "X")))
                .hasValueSatisfying(text -> assertThat(text).endsWith("{order} $1 \\"));
    }

    @Test
    void aMissingValueIsAnError() {
        Tone tone = tone(Formality.NEUTRAL, null, "en");
        assertThatThrownBy(() -> drafter.draft(Purpose.REFUND_SENT, tone, List.of(), Map.of("order", "D-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A reply for REFUND_SENT needs the values [amount, order], and has [order].");
    }

    private String draft(Formality formality, @Nullable String address, String language) {
        return drafter.draft(Purpose.HANDED_OVER, tone(formality, address, language), List.of(), Map.of())
                .orElseThrow();
    }

    static Tone tone(Formality formality, @Nullable String address, @Nullable String language) {
        return new Tone(formality, address, language, false, null, null, null, null, List.of(), List.of());
    }

    private static String spoken(Tone tone) {
        String language = tone.language();
        return language == null ? "und" : language;
    }

    private static Tone inLanguage(Tone tone, String own) {
        return tone.language() != null
                ? tone
                : new Tone(
                        tone.formality(),
                        tone.address(),
                        own,
                        tone.emoji(),
                        tone.exclamationMarks(),
                        tone.links(),
                        tone.greeting(),
                        tone.closing(),
                        tone.maxLength(),
                        tone.guidance());
    }
}
