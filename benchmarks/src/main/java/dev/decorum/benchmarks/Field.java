package dev.decorum.benchmarks;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.RefundMethod;
import dev.decorum.policy.fact.Signal;
import dev.decorum.policy.fact.VerificationLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the rules of the pack look at. */
enum Field {
    AMOUNT("Refund", "amount.reference", null, false),
    METHOD("Refund", "method", RefundMethod.class, false),
    INTENT("Message", "intents", Intent.class, true),
    SIGNAL("Message", "signals", Signal.class, true),
    AUDIENCE("Message", "audience", Audience.class, false),
    LENGTH("Message", "textLength", null, false),
    ATTACHMENTS("Message", "attachments", null, false),
    VERIFIED("Customer", "verified", VerificationLevel.class, false),
    DISPUTES("Customer", "disputesOpen", null, false),
    AGE("Customer", "accountAgeDays", null, false),
    STATUS("Order", "status", OrderStatus.class, false),
    TOTAL("Order", "total.reference", null, false),
    LATE("Order", "daysLate", null, false);

    private final String fact;
    private final String path;
    private final @Nullable Class<? extends Enum<?>> words;
    private final boolean set;

    Field(String fact, String path, @Nullable Class<? extends Enum<?>> words, boolean set) {
        this.fact = fact;
        this.path = path;
        this.words = words;
        this.set = set;
    }

    static Field of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The name in the pack and, for engines with variables, of the variable. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fact() {
        return fact;
    }

    /** The way from the fact to the field, as rules write it. */
    String path() {
        return path;
    }

    boolean isNumber() {
        return words == null;
    }

    /** Whether the field holds several words. */
    boolean isSet() {
        return set;
    }

    /** A constant of the field as rules write it. */
    String constant(String word) {
        if (words == null) {
            throw new IllegalStateException("The field `" + key() + "` holds numbers and no words.");
        }
        return words.getSimpleName() + "." + word;
    }
}
