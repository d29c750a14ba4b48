package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.PolicyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    Path folder;

    private Path old;
    private Path now;
    private Path history;

    @BeforeEach
    void twoRuleSetsThatDifferInOneLine() throws IOException {
        old = SmallRules.in(folder.resolve("old"));
        now = SmallRules.in(folder.resolve("new"));
        loosen(now);
        String request = PolicyJson.write(PolicyJson.mapper().readTree(Files.readString(SmallRules.requestIn(folder))));
        history = Files.writeString(
                folder.resolve("history.jsonl"), request.replace("Großkunde", "other") + "\n" + request + "\n");
    }

    private static void loosen(Path rules) throws IOException {
        Path file = rules.resolve("base/refunds.drl");
        Files.writeString(
                file,
                Files.readString(file).replace("policy.review($refund, Role.SUPERVISOR,", "policy.permit($refund,"));
    }

    private Run diff(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("diff", old.toString(), now.toString(), "--history", history.toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void aFlipIsToldWithItsLineAndTheRulesBehindBothDecisions() {
        assertThat(diff()).isEqualTo(new Run(0, """
                1 loosened
                  whatsapp in de, refund: 1
                    %s:2
                      `refund-1`: ruling review -> permit
                      before: refund-waits (%s/base/refunds.drl:6)
                      after:  refund-waits (%s/base/refunds.drl:6)

                %s -> %s: 2 requests, 1 decided otherwise.
                """.formatted(history, old, now, old, now), ""));
    }

    @Test
    void theCasesOfTheNewSuitesAreDecidedToo() throws IOException {
        Path suite = SmallRules.suiteIn(now);

        assertThat(Run.of("diff", old.toString(), now.toString()).out())
                .contains(
                        "    money > waits\n      `r`: ruling review -> permit\n", ": 1 request, 1 decided otherwise.");
        assertThat(diff("--json").out()).contains("\"requests\" : 3", now + "/suites");

        Files.writeString(suite, Files.readString(suite).replace("refund-waits", "refund-wait"));
        assertThat(diff().code()).isEqualTo(65);
        assertThat(diff().err())
                .startsWith("decorum: Nothing is compared by faulty suites.\n" + suite)
                .contains("There is no rule `refund-wait`.");
    }

    @Test
    void failOnMakesTheExitCode() {
        assertThat(diff("--fail-on", "loosened").code()).isEqualTo(1);
        assertThat(diff("--fail-on", "tone,LOOSENED").code()).isEqualTo(1);
        assertThat(diff("--fail-on", "tightened,deadline,tone,reason").code()).isZero();
        assertThat(diff("--fail-on", "looser").code()).isEqualTo(64);
    }

    @Test
    void theSameRulesDecideTheSame() {
        Run run = Run.of(
                "diff",
                old.toString(),
                old.toString(),
                "--history",
                history.toString(),
                "--fail-on",
                "loosened,reason");

        assertThat(run).isEqualTo(new Run(0, old + " -> " + old + ": 2 requests, each decided the same.\n", ""));
    }

    @Test
    void itIsGivenAsJsonMarkdownAndHtml() throws IOException {
        JsonNode report = PolicyJson.mapper().readTree(diff("--json").out());
        assertThat(report.path("requests").asInt()).isEqualTo(2);
        assertThat(report.path("kinds").get(0).toString()).isEqualTo("{\"kind\":\"loosened\",\"named\":1,\"with\":1}");
        JsonNode group = report.path("groups").get(0);
        assertThat(group.path("about").asText()).isEqualTo("refund");
        assertThat(group.path("examples")
                        .get(0)
                        .path("after")
                        .path("rules")
                        .get(0)
                        .path("line")
                        .asInt())
                .isEqualTo(6);

        assertThat(diff("--format", "markdown").out())
                .contains("| loosened | whatsapp | de | refund | 1 |", "ruling review -&gt; permit", "<details>");
        assertThat(diff("--format", "html").out())
                .startsWith("<!DOCTYPE html>")
                .contains("prefers-color-scheme: dark", "width=device-width", "ruling review -&gt; permit")
                .doesNotContain("http:", "https:", "<script")
                .endsWith("</html>\n");
    }

    @Test
    void everyFlipIsWrittenToAFile() throws IOException {
        Path flips = folder.resolve("flips.jsonl");

        assertThat(diff("--examples", "0", "--flips", flips.toString()).out()).doesNotContain("before:");
        assertThat(Files.readAllLines(flips)).singleElement().satisfies(line -> assertThat(
                        PolicyJson.mapper().readTree(line).path("request").asText())
                .isEqualTo(history + ":2"));
        assertThat(diff("--flips", history.resolve("flips.jsonl").toString()).code())
                .isEqualTo(74);
    }

    @Test
    void aTornLastLineIsPassedOverAndAnyOtherIsAnError() throws IOException {
        String whole = Files.readString(history);
        Files.writeString(history, whole + "{\"channel\":");
        assertThat(diff().out()).contains(history + ":3: The last line is torn, as by a crash, and was passed over.\n");

        Files.writeString(history, "{\"chanel\":\"whatsapp\"}\n" + whole);
        assertThat(diff())
                .isEqualTo(new Run(
                        65,
                        "",
                        "decorum: " + history + ":1:2: The request has no property `chanel`.\n"
                                + "  = Did you mean `channel`?\n"));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertThat(Run.of("diff", old.toString()).err()).contains("Name the old and the new folder");
        assertThat(Run.of("diff", old.toString(), now.toString()).err())
                .contains("There is no request to decide: `" + now
                        + "` has no suites. Name recorded requests with --history.");
        assertThat(Run.of("diff", old.toString(), now.toString(), "--history", "none.jsonl"))
                .isEqualTo(
                        new Run(66, "", "decorum: There is no file `none.jsonl`.\n  = Is the path right from here?\n"));
        Path faulty = SmallRules.faultyIn(folder.resolve("faulty"));
        Run run = Run.of("diff", faulty.toString(), now.toString(), "--history", history.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("Nothing is decided by faulty rules.", faulty + "/base/refunds.drl:11:23");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-C", folder.toString(), "-c", "user.name=Test", "-c", "user.email=test@example.com"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("decorum-rules"))
                    .count();
        }
    }

    @Test
    void aFolderIsComparedWithItselfAsItWasAtARevision() throws Exception {
        git("init", "-q");
        git("add", "old");
        git("commit", "-q", "-m", "Rules");
        loosen(old);
        long before = leftovers();

        Run run = Run.of("diff", "--git", "HEAD", old.toString(), "--history", history.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("before: refund-waits (HEAD:" + old + "/base/refunds.drl:6)")
                .endsWith("HEAD:" + old + " -> " + old + ": 2 requests, 1 decided otherwise.\n");
        assertThat(leftovers()).isEqualTo(before);

        assertThat(Run.of("diff", "--git", "HEAD", now.toString(), "--history", history.toString()))
                .isEqualTo(
                        new Run(
                                66,
                                "",
                                "decorum: The folder `" + now + "` is not in the revision `HEAD`.\n"
                                        + "  = Name a revision that has it, or compare two folders: `decorum diff OLD NEW`.\n"));
        for (String unknown : List.of("no-such-branch", "--output=x")) {
            assertThat(Run.of("diff", "--git=" + unknown, old.toString(), "--history", history.toString()))
                    .isEqualTo(
                            new Run(
                                    66,
                                    "",
                                    "decorum: git knows no revision `" + unknown + "`.\n"
                                            + "  = Name a branch, a tag or a commit. Maybe the clone is shallow: fetch the whole history.\n"));
        }
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void aFolderOutsideOfGitIsSaid() {
        assertThat(Run.of("diff", "--git", "HEAD", old.toString(), "--history", history.toString())
                        .err())
                .isEqualTo("decorum: git finds no repository around `" + old + "`.\n"
                        + "  = Run it in a clone, or compare two folders: `decorum diff OLD NEW`.\n");
    }
}
