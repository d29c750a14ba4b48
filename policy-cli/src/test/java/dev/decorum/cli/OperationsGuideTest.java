package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the guide for operations: writes its files and runs its commands, in its order. */
class OperationsGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)(?: (\\S+))?\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String COMMAND = "./decorum ";

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void everyStepOfTheGuideWorks() throws IOException {
        copy(Run.ROOT.resolve("rules"), folder.resolve("rules"));
        copy(Run.ROOT.resolve("rules"), folder.resolve("rules-before"));
        Matcher block = BLOCK.matcher(Files.readString(Run.ROOT.resolve("docs/operations.md")));
        int commands = 0;
        while (block.find()) {
            String kind = block.group(1);
            String note = block.group(2);
            String text = block.group(3);
            switch (kind) {
                case "sh" -> commands += run(text, note == null ? 0 : 1);
                case "text" -> text.lines().forEach(line -> assertThat(said).contains(line));
                default -> Files.writeString(folder.resolve(note), text);
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(13);
    }

    private int run(String script, int code) {
        List<String> lines = script.replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith(COMMAND))
                .toList();
        for (String line : lines) {
            List<String> words = words(line.substring(COMMAND.length()));
            if (words.get(0).equals("watch")) {
                words.set(1, "--help"); // It would not end.
            }
            Run run = Run.of(words.toArray(String[]::new));
            said = (run.out() + run.err()).replace(folder + "/", "");
            assertThat(run.code()).as(line + "\n" + said).isEqualTo(code);
        }
        return lines.size();
    }

    /** The words of a command line, with the files of the guide in the folder of this test. */
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String plain = word.group(2);
            boolean file = plain != null && plain.matches("rules|rules-before|.+\\.(json|html)") && !words.isEmpty();
            words.add(file ? folder.resolve(plain).toString() : plain == null ? word.group(1) : plain);
        }
        return words;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path source : found.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }
}
