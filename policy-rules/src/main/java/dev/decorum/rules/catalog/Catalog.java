package dev.decorum.rules.catalog;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Surface;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of the world: channels with their surfaces, regions with their parents, brands and rates. Read
 * from {@code catalog.yaml}. Immutable.
 *
 * @param referenceCurrency the ISO 4217 code of the currency in which rules compare money
 * @param rates units of a currency for one unit of the reference currency, by ISO 4217 code
 * @param channels the surface of each channel, by id
 * @param regions the regions by id
 * @param brands the ids of the brands
 */
public record Catalog(
        String referenceCurrency,
        Map<String, BigDecimal> rates,
        Map<String, Surface> channels,
        Map<String, Region> regions,
        Set<String> brands) {
    /** What is known of a catalogue that cannot be read. */
    static final Catalog EMPTY = new Catalog("EUR", Map.of(), Map.of(), Map.of(), Set.of());

    public Catalog {
        rates = Map.copyOf(rates);
        channels = Map.copyOf(channels);
        regions = Map.copyOf(regions);
        brands = Set.copyOf(brands);
    }

    /** The surface of a channel, when the channel is known. */
    public Optional<Surface> surface(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /** A region, when it is known. */
    public Optional<Region> region(String id) {
        return Optional.ofNullable(regions.get(id));
    }

    /** Money with its value in the reference currency; unchanged when it is there already or no rate is known. */
    public Money price(Money money) {
        BigDecimal amount = money.amount();
        if (amount == null || money.reference() != null) {
            return money;
        }
        BigDecimal rate = rates.get(String.valueOf(money.currency()));
        return rate == null
                ? money
                : money.withReference(amount.divide(rate, MathContext.DECIMAL64).stripTrailingZeros());
    }

    /**
     * The ids of all layers that hold for a request, whether or not files for them exist, from the least to the most
     * specific: base, surface, channel, region from the oldest parent, channel in region likewise, brand.
     */
    public List<String> layersOf(String channel, String region, @Nullable String brand) {
        Set<String> layers = new LinkedHashSet<>();
        layers.add("base");
        surface(channel).ifPresent(s -> {
            layers.add("surfaces/" + FactKinds.wordFor(s));
            layers.add("channels/" + channel);
        });
        List<String> lineage = lineage(region);
        lineage.forEach(r -> layers.add("regions/" + r));
        if (channels.containsKey(channel)) {
            lineage.forEach(r -> layers.add("channels/" + channel + "/regions/" + r));
        }
        if (brand != null && brands.contains(brand)) {
            layers.add("brands/" + brand);
        }
        return List.copyOf(layers);
    }

    /** A region with its parents, the oldest first; empty when the region is not known. */
    private List<String> lineage(String id) {
        List<String> found = new ArrayList<>();
        for (Region region = regions.get(id); region != null && !found.contains(region.id()); ) {
            found.add(0, region.id());
            region = region.parent() == null ? null : regions.get(region.parent());
        }
        return found;
    }
}
