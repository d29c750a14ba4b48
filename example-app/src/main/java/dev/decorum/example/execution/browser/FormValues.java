package dev.decorum.example.execution.browser;

import dev.decorum.example.execution.Change;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes into which field of a form. */
final class FormValues {
    private FormValues() {}

    /** The fields of a change and their values, all but the reference. */
    static Map<String, String> of(Change change) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("agent", change.agent());
        BigDecimal amount = change.amount().amount();
        switch (change.kind()) {
            case REFUND -> {
                values.put("amount", amount == null ? "" : amount.toPlainString());
                values.put("method", change.method().name());
            }
            case COMPENSATION -> {
                values.put("amount", amount == null ? "" : amount.toPlainString());
                values.put("text", change.text());
            }
            case NOTE -> values.put("text", change.text());
            case DISPUTE_EVIDENCE -> {
                values.put(
                        "dispute",
                        ((SubmitDisputeEvidence) change.action()).kind().name());
                values.put("text", change.text());
            }
        }
        return values;
    }

    /** Whether a field holds what was put into it; browsers end lines in their own way. */
    static boolean isSame(String held, String put) {
        return held.replace("\r\n", "\n").equals(put.replace("\r\n", "\n"));
    }

    /** Whether two amounts with their currency are the same money: 5 EUR and 5.00 EUR are. */
    static boolean isSameAmount(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        String[] left = one.split(" ", 2);
        String[] right = other.split(" ", 2);
        if (left.length != 2 || right.length != 2 || !left[1].equals(right[1])) {
            return false;
        }
        try {
            return new BigDecimal(left[0]).compareTo(new BigDecimal(right[0])) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
