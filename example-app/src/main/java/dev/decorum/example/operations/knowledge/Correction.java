package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.KnowledgeArea;
import java.time.Instant;

/**
 * A draft that a person has corrected, with the reason. Texts are personal data: they are kept sealed under the key of the
 * case's customer, and what becomes of them as knowledge is read by a person first.
 *
 * @param caseId the case
 * @param language the BCP 47 tag of the reply
 * @param area what it is about
 * @param question what the customer asked
 * @param draft what the draft said
 * @param corrected what was sent instead
 * @param reason why, in the words of the person
 * @param by who corrected it
 * @param at when
 */
public record Correction(
        String caseId,
        String language,
        KnowledgeArea area,
        String question,
        String draft,
        String corrected,
        String reason,
        String by,
        Instant at) {
    @Override
    public String toString() {
        return "Correction[" + caseId + ", " + language + ", " + area + "]";
    }
}
