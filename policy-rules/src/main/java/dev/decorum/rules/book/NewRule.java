package dev.decorum.rules.book;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.FillIn;
import dev.decorum.rules.catalog.Region;
import dev.decorum.rules.catalog.RuleFolder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a rule and of its two cases, one in which it speaks and the nearest one in which it must not. The
 * gate refuses the rule, and the cases fail, until everything that is marked is written.
 *
 * @param id its id in kebab case
 * @param layer the layer, such as {@code regions/de}
 * @param name what it does, in words
 * @param basis the law, platform policy or house rule
 * @param owner the team that answers for it
 * @param unconfirmed whether the basis is not certain
 * @param effective the first day on which it holds; null for always
 */
public record NewRule(
        String id,
        String layer,
        String name,
        String basis,
        String owner,
        boolean unconfirmed,
        @Nullable LocalDate effective) {

    /** What every case gives, so that nothing goes to a person only because it is missing. */
    private static final String GIVEN = """
            given:
              message: "MARKwhat the customer writes"
              intents: ["MARKwhat the customer wants, such as get_refund"]
              customer: one-time-code
              history: none
              execution: ready
            """.indent(4);

    /** The files to write: their texts by their paths as seen from the folder of the rules, in the order of the paths. */
    public Map<String, String> files(Catalog catalog, LocalDate today) {
        Map<String, String> files = new TreeMap<>();
        files.put(ruleFile(), rule());
        files.put(suiteFile(), suite(catalog, today));
        return files;
    }

    /** The path of the rule as seen from the folder of the rules. */
    public String ruleFile() {
        return layer + "/" + id + ".drl";
    }

    /** The path of its cases as seen from the folder of the rules. */
    public String suiteFile() {
        return "suites/" + layer + "/" + id + ".yaml";
    }

    private String rule() {
        return """
                package PACKAGE;

                import dev.decorum.policy.fact.*;
                global dev.decorum.policy.Policy policy;

                rule "NAME"
                    @id("ID")
                    @basis("BASIS")
                    @owner("OWNER")OPTIONS
                when
                    Message( language == "MARKwhen it speaks, such as `Message( intents contains Intent.GET_REFUND )`" )
                then
                    policy.guide("MARKwhat holds then, such as `policy.guide(..)`, `policy.review(..)` or `policy.deny(..)`");
                end
                """.replace("PACKAGE", RuleFolder.packageOf(layer))
                .replace("OPTIONS", options())
                .replace("MARK", FillIn.MARK)
                .replace("ID", id)
                .replace("NAME", name)
                .replace("BASIS", basis)
                .replace("OWNER", owner);
    }

    private String options() {
        return (effective == null ? "" : "\n    @effective(\"" + effective + "\")")
                + (unconfirmed ? "\n    @confidence(\"unconfirmed\")" : "");
    }

    private String suite(Catalog catalog, LocalDate today) {
        String channel = channel(catalog);
        String region = region(catalog);
        ZoneId zone = catalog.region(region).map(Region::zone).orElse(ZoneOffset.UTC);
        String at = (effective == null ? today : effective)
                .atTime(LocalTime.of(10, 0))
                .atZone(zone)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        String brand = layer.startsWith("brands/") ? ", brand: " + layer.substring("brands/".length()) : "";
        return """
                suite: "NAME"
                defaults: { channel: CHANNEL, region: REGIONBRAND, at: AT, rollout: reviewed-execution }
                cases:
                  - name: "MARKwhat happens when the rule speaks"
                GIVEN\
                    expect:
                      because: [ID]
                  - name: "MARKthe nearest case in which the rule must stay silent"
                GIVEN\
                    expect:
                      because: ["MARKthe id of the rule that speaks instead; or delete this line"]
                      never: [ID]
                """.replace("GIVEN", GIVEN)
                .replace("CHANNEL", channel)
                .replace("REGION", region)
                .replace("BRAND", brand)
                .replace("AT", at)
                .replace("MARK", FillIn.MARK)
                .replace("ID", id)
                .replace("NAME", name);
    }

    private String channel(Catalog catalog) {
        String[] parts = layer.split("/");
        if (parts[0].equals("channels")) {
            return parts[1];
        }
        return new TreeMap<>(catalog.channels())
                .entrySet().stream()
                        .filter(c -> !parts[0].equals("surfaces")
                                || FactKinds.wordFor(c.getValue()).equals(parts[1]))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("unknown");
    }

    private String region(Catalog catalog) {
        int at = layer.indexOf("regions/");
        return at >= 0
                ? layer.substring(at + "regions/".length())
                : new TreeSet<>(catalog.regions().keySet()).stream().findFirst().orElse("unknown");
    }
}
