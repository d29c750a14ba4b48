package dev.decorum.rules.book;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import java.util.List;
import java.util.Map;

/** Words for fixed values, and lists of words. */
final class Words {
    private static final Map<Enum<?>, String> VALUES = Map.ofEntries(
            Map.entry(Audience.GROUP, "in a group"),
            Map.entry(Author.AGENT, "an agent"),
            Map.entry(Author.BOT, "a machine"),
            Map.entry(ClaimCategory.AI_DENIAL, "being no machine"),
            Map.entry(ClaimCategory.AUTHENTICITY_CLAIM, "authenticity"),
            Map.entry(ClaimCategory.FAKE_URGENCY, "false urgency"),
            Map.entry(ClaimCategory.GREEN_CLAIM, "benefit to the environment"),
            Map.entry(ClaimCategory.HEALTH_CLAIM, "healing"),
            Map.entry(ClaimCategory.OFF_PLATFORM, "a way around the platform"),
            Map.entry(ClaimCategory.PII_DISCLOSURE, "personal data"),
            Map.entry(Role.AGENT, "an agent"),
            Map.entry(Role.LEGAL, "the legal team"),
            Map.entry(Role.PRIVACY, "the privacy team"),
            Map.entry(Role.SAFETY, "the safety team"),
            Map.entry(Role.SUPERVISOR, "a supervisor"),
            Map.entry(VerificationLevel.NONE, "nothing"),
            Map.entry(VerificationLevel.HANDLE, "their handle"),
            Map.entry(VerificationLevel.ONE_TIME_CODE, "a one-time code"),
            Map.entry(VerificationLevel.STEP_UP, "a step-up"));

    private Words() {}

    /** A fixed value. */
    static String of(Enum<?> constant) {
        String own = VALUES.get(constant);
        return own == null ? FactKinds.wordFor(constant).replace('-', ' ').replace('_', ' ') : own;
    }

    static String and(List<String> parts) {
        return joined(parts, " and ");
    }

    static String or(List<String> parts) {
        return joined(parts, " or ");
    }

    /** Clauses that may hold such words themselves: semicolons keep them apart. */
    static String whole(List<String> clauses, String word) {
        boolean simple = clauses.size() < 3 && clauses.stream().noneMatch(c -> c.matches(".*( and | or |,).*"));
        return String.join(simple ? " " + word + " " : "; " + word + " ", clauses);
    }

    private static String joined(List<String> parts, String last) {
        int end = parts.size() - 1;
        return end < 1 ? String.join("", parts) : String.join(", ", parts.subList(0, end)) + last + parts.get(end);
    }
}
