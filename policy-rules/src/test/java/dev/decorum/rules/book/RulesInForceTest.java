package dev.decorum.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInForceTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @TempDir
    private Path folder;

    private RuleSet rules() {
        RuleFiles files = RuleFiles.in(folder)
                .rules("base", RuleFiles.rule("all", "Message()", "policy.guide(\"a\");"))
                .rules(
                        "surfaces/messaging",
                        RuleFiles.rule("late", "Message()", "policy.guide(\"b\");")
                                .replace("@owner", "@effective(\"2027-01-01\") @owner"))
                .rules("regions/eu", RuleFiles.rule("eu", "Message()", "policy.guide(\"c\");"))
                .rules(
                        "regions/de",
                        RuleFiles.rule("de", "Message()", "policy.guide(\"d\");")
                                .replace("@owner", "@expires(\"2026-12-01\") @owner"))
                .rules("regions/us", RuleFiles.rule("us", "Message()", "policy.guide(\"e\");"))
                .rules("channels/whatsapp/regions/de", RuleFiles.rule("both", "Message()", "policy.guide(\"f\");"))
                .rules("brands/ayla", RuleFiles.rule("brand", "Message()", "policy.guide(\"g\");"))
                .file("base/limits.yaml", """
                        limits:
                          small: { value: 20, unit: money, floor: 0, ceiling: 50, basis: "house rule: small" }
                        """)
                .file("regions/eu/limits.yaml", """
                        limits:
                          small: { value: 30, floor: 10, basis: "house rule: eu", effective: 2026-06-01 }
                        """)
                .file("regions/us/limits.yaml", """
                        limits:
                          small: { value: 40, basis: "house rule: us", expires: 2026-12-24 }
                        """);
        RuleFolder.Reading reading = RuleFolder.read(files.path());
        return reading.ruleSet().orElseThrow(() -> new AssertionError(reading.faults()));
    }

    @Test
    void the_layers_of_a_place_come_from_the_least_to_the_most_specific() {
        RuleSet rules = rules();

        assertThat(new Scope("whatsapp", "de", null).layers(rules))
                .extracting(Layer::id)
                .isEqualTo(rules.catalog().layersOf("whatsapp", "de", null).stream()
                        .filter(rules.layers()::containsKey)
                        .toList())
                .containsExactly(
                        "base", "surfaces/messaging", "regions/eu", "regions/de", "channels/whatsapp/regions/de");
        assertThat(new Scope("facebook-comments", "us", "ayla").layers(rules))
                .extracting(Layer::id)
                .containsExactly("base", "regions/us", "brands/ayla");
    }

    @Test
    void what_is_left_open_may_be_any_but_a_brand() {
        assertThat(new Scope(null, "us", null).layers(rules()))
                .extracting(Layer::id)
                .containsExactly("base", "surfaces/messaging", "regions/us");
        assertThat(new Scope("facebook-comments", null, null).layers(rules()))
                .extracting(Layer::id)
                .containsExactly("base", "regions/eu", "regions/us", "regions/de");
        assertThat(Scope.ANYWHERE.layers(rules()))
                .extracting(Layer::id)
                .hasSize(7)
                .endsWith("brands/ayla");
    }

    @Test
    void the_most_specific_layer_decides_a_limit_within_the_tightest_bounds() {
        LimitInForce limit =
                LimitInForce.in(rules(), new Scope("whatsapp", "de", null), DAY).get(0);

        assertThat(limit.layer()).isEqualTo("regions/eu");
        assertThat(limit.shown(rules().catalog())).isEqualTo("30 EUR");
        assertThat(limit.bounds()).isEqualTo("from 10 to 50");
        assertThat(limit.entry().basis()).isEqualTo("house rule: eu");
    }

    @Test
    void a_limit_before_its_day_leaves_the_decision_to_a_less_specific_layer() {
        assertThat(LimitInForce.in(rules(), new Scope("whatsapp", "de", null), LocalDate.parse("2026-05-31")))
                .extracting(LimitInForce::layer)
                .containsExactly("base");
    }

    @Test
    void without_one_place_every_layer_shows_its_value() {
        assertThat(LimitInForce.in(rules(), Scope.ANYWHERE, DAY))
                .extracting(LimitInForce::layer)
                .containsExactly("base", "regions/eu", "regions/us");
    }

    @Test
    void changes_come_in_the_order_of_their_days_the_first_day_left_out() {
        assertThat(RuleChange.between(
                        rules(), Scope.ANYWHERE, LocalDate.parse("2026-06-01"), LocalDate.parse("2027-01-01")))
                .extracting(c -> c.day() + " " + c.kind() + " " + c.id() + " " + c.about())
                .containsExactly(
                        "2026-12-01 EXPIRES de de",
                        "2026-12-24 EXPIRES small 40 EUR",
                        "2027-01-01 TAKES_EFFECT late late");
        assertThat(RuleChange.between(
                        rules(),
                        new Scope("whatsapp", "de", null),
                        LocalDate.parse("2026-05-31"),
                        LocalDate.parse("2026-12-31")))
                .extracting(RuleChange::id)
                .containsExactly("small", "de");
    }
}
