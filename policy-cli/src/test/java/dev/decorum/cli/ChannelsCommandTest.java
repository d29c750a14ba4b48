package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.fact.Surface;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelsCommandTest {
    private static final Map<String, ChannelAdapter> INSTALLED = ChannelAdapter.installed();

    @Test
    void thePageOfTheDocumentationIsTheCommandsOwn() throws IOException {
        assertThat(Files.readString(Run.ROOT.resolve("docs/channels.md")))
                .as("docs/channels.md differs from the adapters. Write it again: "
                        + "./decorum channels --markdown > docs/channels.md")
                .isEqualTo(Run.of("channels", "--markdown").out());
    }

    @Test
    void everyChannelOfTheCatalogueHasAnAdapterOfItsSurfaceAndGroupsThatOfTheirMessenger() {
        RuleSet rules = RuleFolder.read(Run.ROOT.resolve("rules")).ruleSet().orElseThrow();

        Map<String, Object> adapters = new TreeMap<>();
        INSTALLED.forEach((channel, adapter) -> adapters.put(channel, adapter.surface()));
        Map<String, Object> channels = new TreeMap<>(rules.catalog().channels());
        channels.entrySet()
                .removeIf(entry -> entry.getValue() == Surface.GROUPS
                        && INSTALLED.containsKey(entry.getKey().replace("-groups", "")));
        assertThat(adapters).isEqualTo(channels);
    }

    @Test
    void allChannelsAreListedWithALineEach() {
        Run run = Run.of("channels");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("28 channels. `decorum channels NAME` shows one in detail.\n\n")
                .containsPattern("\n {2}whatsapp +messaging +signed +4096 characters\n")
                .containsPattern("\n {2}shopify +marketplaces +signed +no replies\n")
                .containsPattern("\n {2}mercado-libre +marketplaces +unsigned +350 characters\n");
        assertThat(run.out().lines().skip(2)).hasSize(INSTALLED.size());
    }

    @Test
    void oneChannelIsShownWithEverythingItsAdapterSays() {
        INSTALLED.forEach((channel, adapter) -> {
            Run run = Run.of("channels", channel);

            assertThat(run.code()).as(run.err()).isZero();
            List<String> said = new ArrayList<>(adapter.profile().events());
            said.addAll(adapter.profile().remarks());
            said.addAll(adapter.profile().unconfirmed());
            said.addAll(adapter.profile().secrets().values());
            adapter.limits().others().forEach((name, stated) -> said.add(name + ": " + stated.value()));
            if (adapter.profile().takesReplies()) {
                said.add(adapter.limits().maxLength().source());
            }
            assertThat(run.out())
                    .startsWith(adapter.profile().name() + " (" + channel + "), ")
                    .contains(said)
                    .doesNotContain("null", "{secret}", "{file}", "PT");
        });
    }

    @Test
    void aNumberSaysItsUnitItsSourceAndWhetherItIsConfirmed() {
        assertThat(Run.of("channels", "wecom").out())
                .contains("""
                  longest text: 2048 bytes of UTF-8 (unconfirmed)
                    a third party's description of kf/send_msg
                """, "  window: 48 hours (unconfirmed)\n", "Limits of a reply, as of 2026-10-31\n");
        assertThat(Run.of("channels", "whatsapp").out()).contains("""
                  window: 24 hours
                    Meta's text of error 131047: more than 24 hours have passed since the customer last replied
                  messages in a window: none
                """);
        assertThat(Run.of("channels", "facebook-comments").out()).contains("  window: 7 days");
    }

    @Test
    void aSectionOfThePageCanBeHadAlone() {
        Run run = Run.of("channels", "--markdown", "shopee");

        assertThat(run.out())
                .startsWith("## Shopee\n| `shopee` | marketplaces |\n")
                .contains("`\\|` and the raw body");
        assertThat(Run.of("channels", "--markdown").out()).contains(run.out());
    }

    @Test
    void jsonHoldsProfilesAndLimits() throws IOException {
        JsonNode all = new JsonMapper().readTree(Run.of("channels", "--json").out());
        JsonNode one =
                new JsonMapper().readTree(Run.of("channels", "--json", "line").out());

        assertThat(all).hasSize(INSTALLED.size()).contains(one);
        assertThat(one.path("profile").path("channel").asText()).isEqualTo("line");
        assertThat(one.path("limits").path("maxLength").path("value").asInt()).isEqualTo(5000);
        assertThat(one.path("limits").path("unit").asText()).isEqualTo("utf16-units");
    }

    @Test
    void anUnknownChannelGetsTheNearestAndTheKnownOnes() {
        Run run = Run.of("channels", "whatsap");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("decorum: There is no adapter for the channel `whatsap`. Did you mean `whatsapp`? Known: ")
                .endsWith("  = `decorum channels --help` tells how it is used.\n");
        assertThat(Run.of("channels", "--json", "--markdown").code()).isEqualTo(64);
    }
}
