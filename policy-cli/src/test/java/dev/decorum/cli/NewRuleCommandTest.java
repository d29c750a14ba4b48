package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewRuleCommandTest {
    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    private Run beginning(List<String> answers, String... args) throws IOException {
        SmallRules.in(folder);
        StringWriter out = new StringWriter();
        List<String> left = new ArrayList<>(answers);
        NewRuleCommand command =
                new NewRuleCommand(Clock.fixed(Instant.parse("2026-11-23T10:15:00Z"), ZoneOffset.UTC), question -> {
                    asked.add(question);
                    return left.isEmpty() ? null : left.remove(0);
                });
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(Stream.of(folder.toString()), Stream.of(args))
                        .toArray(String[]::new));
        return new Run(code, out.toString().replace(folder.toString(), "FOLDER"), "");
    }

    private static String[] flags(String id, String layer) {
        return new String[] {
            "--id",
            id,
            "--layer",
            layer,
            "--name",
            "gifts go back",
            "--basis",
            "house rule: gifts",
            "--owner",
            "support-policy"
        };
    }

    private Run refused(String... args) throws IOException {
        SmallRules.in(folder);
        Run run = Run.of(Stream.concat(Stream.of("new", "rule", folder.toString()), Stream.of(args))
                .toArray(String[]::new));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> folder.relativize(f).toString()))
                    .as("nothing is written")
                    .containsExactlyInAnyOrder("catalog.yaml", "base/refunds.drl");
        }
        return run;
    }

    @Test
    void aRuleAndTwoCasesAreWrittenForTheirLayer() throws IOException {
        Run run = beginning(List.of(), flags("de-gifts", "channels/whatsapp/regions/de"));

        assertThat(run).isEqualTo(new Run(0, """
                        Written: FOLDER/channels/whatsapp/regions/de/de-gifts.drl
                        Written: FOLDER/suites/channels/whatsapp/regions/de/de-gifts.yaml
                        Fill in what is marked in both. Until then `decorum check FOLDER` refuses the rule and says what is missing.
                        """, ""));
        assertThat(folder.resolve("channels/whatsapp/regions/de/de-gifts.drl"))
                .content()
                .startsWith("""
                        package rules.channels.whatsapp.regions.de;

                        import dev.decorum.policy.fact.*;
                        global dev.decorum.policy.Policy policy;

                        rule "gifts go back"
                            @id("de-gifts")
                            @basis("house rule: gifts")
                            @owner("support-policy")
                        when
                        """);
        assertThat(folder.resolve("suites/channels/whatsapp/regions/de/de-gifts.yaml"))
                .content()
                .startsWith("""
                        suite: "gifts go back"
                        defaults: { channel: whatsapp, region: de, at: 2026-11-23T10:00:00+01:00, rollout: reviewed-execution }
                        cases:
                          - name: "FILL IN: what happens when the rule speaks"
                        """)
                .contains("because: [de-gifts]", "never: [de-gifts]");
    }

    @Test
    void theRuleIsRefusedUntilItIsFilledIn() throws IOException {
        beginning(List.of(), flags("gifts", "base"));
        Path rule = folder.resolve("base/gifts.drl");

        assertThat(Run.of("check", folder.toString()).out())
                .contains(folder
                        + "/base/gifts.drl:11:26: Something is still to be written here: when it speaks, such as ")
                .contains(folder + "/base/gifts.drl:13:18: Something is still to be written here: what holds then, ")
                .endsWith(folder + " is faulty, 2 errors, 0 warnings.\n");

        Files.writeString(
                rule,
                Files.readString(rule)
                        .replaceFirst("language == \".*\"", "intents contains Intent.GET_REFUND")
                        .replaceFirst("guide\\(\".*\"", "guide(\"Thank the giver.\""));
        assertThat(Run.of("check", folder.toString()).out())
                .isEqualTo(folder + " is good: 2 rules in 1 layer, 0 errors, 0 warnings.\n");
    }

    @Test
    void whatIsNotGivenIsAskedFor() throws IOException {
        Run run = beginning(
                List.of("gifts", "base", "gifts go back", "house rule: gifts"),
                "--owner",
                "support-policy",
                "--unconfirmed",
                "--effective",
                "2027-01-01",
                "--json");

        assertThat(run.code()).isZero();
        assertThat(asked)
                .containsExactly(
                        "The id of the rule, such as de-gift-orders:",
                        "Its layer, such as base, surfaces/email or regions/de:",
                        "What it does, in a few words:",
                        "The law, platform policy or house rule behind it:");
        assertThat(run.out()).contains("\"rule\" : \"FOLDER/base/gifts.drl\"");
        assertThat(folder.resolve("base/gifts.drl")).content().contains("""
                            @owner("support-policy")
                            @effective("2027-01-01")
                            @confidence("unconfirmed")
                        when
                        """);
        assertThat(folder.resolve("suites/base/gifts.yaml")).content().contains("at: 2027-01-01T10:00:00+01:00");
    }

    @Test
    void withoutATerminalEverythingMustBeGiven() throws IOException {
        assertThat(refused("--id", "gifts", "--layer", "base")).isEqualTo(new Run(64, "", """
                        decorum: --name is missing, and nobody can be asked for it.
                          = `decorum new rule --help` tells how it is used.
                        """));
    }

    @Test
    void anIdThatIsTakenIsRefused() throws IOException {
        assertThat(refused(flags("refund-waits", "base"))).isEqualTo(new Run(64, "", """
                        decorum: The id `refund-waits` is taken by the rule at base/refunds.drl:6:6.
                          = Choose another id, or change that rule.
                        """));
    }

    @Test
    void aFileThatIsThereIsNotTouched() throws IOException {
        SmallRules.in(folder);
        Files.createDirectories(folder.resolve("suites/base"));
        Path suite = Files.writeString(folder.resolve("suites/base/gifts.yaml"), "kept");

        Run run = Run.of(Stream.concat(Stream.of("new", "rule", folder.toString()), Stream.of(flags("gifts", "base")))
                .toArray(String[]::new));

        assertThat(run)
                .isEqualTo(new Run(
                        74,
                        "",
                        "decorum: There is already a file `" + suite
                                + "`; nothing was written.\n  = Choose another name, or change that file.\n"));
        assertThat(suite).hasContent("kept");
        try (Stream<Path> files = Files.list(folder.resolve("base"))) {
            assertThat(files).containsExactly(folder.resolve("base/refunds.drl"));
        }
    }

    @Test
    void aLayerThatIsUnknownIsRefusedWithTheNearest() throws IOException {
        assertThat(refused(flags("gifts", "channels/whatsap")).err()).isEqualTo("""
                        decorum: `catalog.yaml` does not name `whatsap` under channels.
                          = Did you mean `whatsapp`?
                        """);
        assertThat(refused(flags("gifts", "../base")).err()).isEqualTo("""
                        decorum: There is no layer `../base`.
                          = A layer is base, surfaces/.., channels/.., regions/.., channels/../regions/.. or brands/...
                        """);
    }

    @Test
    void whatWouldBreakTheFileIsRefused() throws IOException {
        assertThat(refused(flags("Gifts", "base")).err())
                .startsWith("decorum: --id is written in small letters, digits and single dashes.\n");
        String[] quoted = flags("gifts", "base");
        quoted[5] = "the \"best\" gift";
        assertThat(refused(quoted).err())
                .startsWith("decorum: --name is one line without quotation marks and backslashes.\n");
    }
}
