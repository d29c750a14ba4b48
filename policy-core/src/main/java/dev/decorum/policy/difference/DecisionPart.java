package dev.decorum.policy.difference;

import dev.decorum.policy.decision.Effect;
import java.util.EnumSet;
import java.util.Set;

/** A part of a decision, in the order of its properties. */
public enum DecisionPart {
    /** How the reply is to be written. */
    TONE(
            "tone",
            Effect.TONE,
            Effect.ADDRESS,
            Effect.EMOJI,
            Effect.EXCLAMATION_MARKS,
            Effect.LINKS,
            Effect.GREETING,
            Effect.CLOSING,
            Effect.MAX_LENGTH,
            Effect.LANGUAGE,
            Effect.GUIDE),
    /** What the customer must prove. */
    VERIFICATION("verification", Effect.REQUIRE_VERIFICATION),
    /** The claims in the draft. */
    CLAIMS("claims", Effect.FORBID),
    /** What the reply stays away from. */
    AVOID("avoid", Effect.AVOID),
    /** What holds for the actions. */
    RULINGS("rulings", Effect.PERMIT, Effect.REVIEW, Effect.DENY, Effect.REQUIRE_VERIFICATION, Effect.FORBID),
    /** Where the case goes. */
    ROUTING("routing", Effect.MOVE_TO_PRIVATE, Effect.HAND_OVER),
    /** What the reply must say. */
    DISCLOSURES("disclosures", Effect.DISCLOSE),
    /** What must be kept. */
    EVIDENCE("evidence", Effect.REQUIRE_EVIDENCE),
    /** Whether the order must be known. */
    ORDER_NEEDED("orderNeeded", Effect.NEED_ORDER),
    /** Where knowledge is looked up. */
    CONSULT("consult", Effect.CONSULT),
    /** Until when an answer is due. */
    DEADLINES("deadlines", Effect.ANSWER_WITHIN),
    /** When an open review moves on. */
    REVIEW_BY("reviewBy", Effect.ANSWER_WITHIN),
    /** What each rule said. */
    REASONS("reasons"),
    /** What went wrong. */
    DIAGNOSTICS("diagnostics");

    private final String property;
    private final Set<Effect> effects;

    DecisionPart(String property, Effect... effects) {
        this.property = property;
        this.effects = effects.length == 0 ? EnumSet.allOf(Effect.class) : EnumSet.of(effects[0], effects);
    }

    /** Its name as a property of a decision, such as {@code orderNeeded}. */
    public String property() {
        return property;
    }

    /** Whether a rule with this effect has a say in it. */
    public boolean comesFrom(Effect effect) {
        return effects.contains(effect);
    }
}
