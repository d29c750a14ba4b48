package dev.decorum.rules.catalog;

import dev.decorum.policy.fact.Limit;
import dev.decorum.rules.source.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A threshold as a {@code limits.yaml} gives it.
 *
 * @param name its name
 * @param value its value
 * @param unit what is counted; blank in a layer that only narrows or widens
 * @param floor the least value that a more specific layer may give; null for none
 * @param ceiling the greatest value that a more specific layer may give; null for none
 * @param basis the law, platform policy or house rule that it stands on
 * @param effective the first day on which it holds; null for always
 * @param expires the first day on which it no longer holds; null for never
 * @param place where its value stands
 */
public record LimitEntry(
        String name,
        BigDecimal value,
        String unit,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal ceiling,
        String basis,
        @Nullable LocalDate effective,
        @Nullable LocalDate expires,
        Place place) {
    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return (effective == null || !day.isBefore(effective)) && (expires == null || day.isBefore(expires));
    }

    /** The fact that rules join on. */
    public Limit fact(String unitInForce) {
        return new Limit(name, value, unitInForce, place.file(), place.line());
    }
}
