package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines of {@code docs/ci.md} run: each of their commands is understood and does its work. */
class CiPageTest {
    private static final Pattern PIPELINE = Pattern.compile("(?ms)^## ([^\n]+)\n```(?:yaml|groovy)\n(.*?)^```");
    private static final Pattern COMMAND = Pattern.compile("\\./decorum ([^'\\n>]*)");

    @TempDir
    Path folder;

    private void repository() throws IOException, InterruptedException {
        Path rules = SmallRules.in(folder.resolve("rules"));
        SmallRules.suiteIn(rules);
        git("init", "-q");
        git("add", "rules");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "Rules");
        String request = PolicyJson.write(PolicyJson.mapper().readTree(Files.readString(SmallRules.requestIn(folder))));
        Path history = Files.createDirectories(rules.resolve("history")).resolve("requests.jsonl.gz");
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(history)), StandardCharsets.UTF_8)) {
            out.write(request + "\n");
        }
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The words of a command line, with what a pipeline knows put in. */
    private String[] words(String line) {
        return Stream.of(line.strip().split(" +"))
                .map(word -> word.startsWith("\"")
                        ? "HEAD"
                        : word.startsWith("rules") || word.endsWith(".xml")
                                ? folder.resolve(word).toString()
                                : word)
                .toArray(String[]::new);
    }

    private Run run(String line) {
        return Run.of(words(line));
    }

    @Test
    void eachPipelineRunsAndStopsWhatIsLoosened() throws Exception {
        repository();
        List<String> pipelines = new ArrayList<>();
        List<String> comparing = new ArrayList<>();
        Matcher pipeline = PIPELINE.matcher(Files.readString(Run.ROOT.resolve("docs/ci.md")));
        while (pipeline.find()) {
            pipelines.add(pipeline.group(1));
            List<String> names = new ArrayList<>();
            Matcher command = COMMAND.matcher(pipeline.group(2));
            while (command.find()) {
                names.add(command.group(1).split(" ")[0]);
                Run run = run(command.group(1));
                assertThat(run.code())
                        .as("%s%n%s%s", command.group(), run.out(), run.err())
                        .isZero();
                if (command.group(1).startsWith("diff ")) {
                    comparing.add(command.group(1));
                }
            }
            assertThat(names).as(pipeline.group(1)).containsExactly("check", "test", "diff");
        }
        assertThat(pipelines).containsExactly("GitHub Actions", "GitLab", "Jenkins");

        Path rule = folder.resolve("rules/base/refunds.drl");
        Files.writeString(
                rule,
                Files.readString(rule).replace("policy.review($refund, Role.SUPERVISOR,", "policy.permit($refund,"));
        for (String command : comparing) {
            Run run = run(command);
            assertThat(run.code()).as("%s%n%s%s", command, run.out(), run.err()).isEqualTo(1);
            assertThat(run.out()).contains("loosened");
        }
    }
}
