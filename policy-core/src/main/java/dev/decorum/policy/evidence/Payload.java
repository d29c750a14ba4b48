package dev.decorum.policy.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.internal.Canonical;
import java.util.regex.Pattern;

/**
 * What an event says, in values that cannot carry personal data by accident: words, numbers, hashes, amounts. A text goes
 * in only as its digest under the customer's key. Collects one payload; not safe for use by several threads.
 */
public final class Payload {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final ObjectNode content = JsonNodeFactory.instance.objectNode();

    private Payload() {}

    /** A payload that says nothing yet. */
    public static Payload empty() {
        return new Payload();
    }

    /** The word of a fixed value. */
    public Payload word(String name, Enum<?> value) {
        content.put(name, FactKinds.wordFor(value));
        return this;
    }

    /** A count. */
    public Payload number(String name, long value) {
        content.put(name, value);
        return this;
    }

    /** A yes or a no. */
    public Payload flag(String name, boolean value) {
        content.put(name, value);
        return this;
    }

    /** An amount of money, in minor units of its currency. */
    public Payload money(String name, Money value) {
        content.set(name, Canonical.tree(value));
        return this;
    }

    /**
     * A hash, such as the one of a proposal.
     *
     * @throws IllegalArgumentException when it is not SHA-256 as lower-case hex
     */
    public Payload hash(String name, String value) {
        if (!HASH.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of `" + name
                    + "` is no SHA-256 in lower-case hex. Maybe text(..) was meant, which digests a text.");
        }
        content.put(name, value);
        return this;
    }

    /** A text, of which only the digest under the customer's key is kept. */
    public Payload text(String name, String value, CustomerKey key) {
        content.put(name, key.digest(name, value));
        return this;
    }

    /** The rulings of a decision in words, and the digest of the whole decision. */
    public Payload decision(PolicyDecision decision, CustomerKey key) {
        ArrayNode rulings = content.putArray("rulings");
        for (Ruling ruling : decision.rulings()) {
            ObjectNode one = rulings.addObject();
            one.put("kind", ruling.kind());
            one.put("outcome", FactKinds.wordFor(ruling.outcome()));
            ArrayNode because = one.putArray("because");
            ruling.because().forEach(because::add);
        }
        content.put("decision", key.digestOf("decorum/decision/v1", decision));
        return this;
    }

    ObjectNode content() {
        return content.deepCopy();
    }

    @Override
    public String toString() {
        return "Payload" + content.size();
    }
}
