package dev.decorum.policy.fact;

import java.math.BigDecimal;

/**
 * One named threshold in force. Computed from the {@code limits.yaml} files of the request's layers: the most specific
 * layer that names it wins.
 *
 * @param name its name, such as {@code refund-without-review}
 * @param value its value, in the unit that the base layer gives it
 * @param unit {@code money} (in the reference currency), {@code count}, {@code days} or {@code hours}
 * @param file the file that decided it, as seen from the folder of the rules
 * @param line the line there, from 1
 */
public record Limit(
        String name, BigDecimal value, @OutsideRules String unit, String file, int line) implements Fact {
    @Override
    public String label() {
        return "limit " + name + " = " + value.toPlainString() + " (" + file + ":" + line + ")";
    }
}
