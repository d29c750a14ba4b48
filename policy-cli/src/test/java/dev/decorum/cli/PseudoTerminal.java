package dev.decorum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command on a pseudo-terminal that util-linux's {@code script} opens, with what a person would see there. */
final class PseudoTerminal implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Process process;
    private final Screen screen;
    private final Thread reader;

    /**
     * Starts the command.
     *
     * @param here the folder in which the user stands
     * @param columns how wide the terminal is
     */
    PseudoTerminal(Path here, int columns, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Ddecorum.cache.dir=" + System.getProperty("decorum.cache.dir"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        String line = words.stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "));
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        // Tests that run in the background ignore Ctrl-C, and what they start would inherit that.
        String listening = mac ? "" : "env --default-signal=INT ";
        String script = "stty columns " + columns + " rows 40 && exec " + listening + line;
        ProcessBuilder builder = new ProcessBuilder(
                        mac
                                ? List.of("script", "-q", "/dev/null", "sh", "-c", script)
                                : List.of("script", "-qefc", script, "/dev/null"))
                .directory(here.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "CLICOLOR", "COLUMNS"));
        this.screen = new Screen(columns);
        this.process = builder.start();
        this.reader = new Thread(this::read, "pseudo-terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void read() {
        try (Reader in = new InputStreamReader(process.getInputStream(), UTF_8)) {
            for (int c = in.read(); c != -1; c = in.read()) {
                screen.show(c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was ever on the screen, without spaces at the end of lines. */
    String seen() {
        return screen.text();
    }

    /** Waits until this can be read after what {@code seen} was before. */
    void await(String before, String text) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!seen().substring(before.length()).contains(text)) {
            assertThat(System.nanoTime())
                    .as("`%s` is not on the screen:%n%s", text, seen())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** Presses Ctrl-C. */
    void interrupt() throws IOException {
        process.getOutputStream().write(3);
        process.getOutputStream().flush();
    }

    /** The exit code, when the command has ended. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS))
                .as("it ends:%n%s", seen())
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Lines of letters of one width; knows what commands send, and refuses what it does not know. */
    private static final class Screen {
        private final int columns;
        private final List<char[]> lines = new ArrayList<>();
        private final StringBuilder escape = new StringBuilder();
        private int column;

        Screen(int columns) {
            this.columns = columns;
            nextLine();
        }

        private void nextLine() {
            char[] line = new char[columns];
            Arrays.fill(line, ' ');
            lines.add(line);
        }

        synchronized void show(int c) {
            if (escape.length() > 0 || c == 0x1b) {
                escape.append((char) c);
                if (escape.length() > 2 && Character.isLetter(c)) {
                    obey(escape.toString().substring(2));
                    escape.setLength(0);
                }
            } else if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                nextLine();
            } else {
                if (column == columns) {
                    nextLine();
                    column = 0;
                }
                lines.get(lines.size() - 1)[column++] = (char) c;
            }
        }

        private void obey(String sequence) {
            if (sequence.equals("K")) {
                Arrays.fill(lines.get(lines.size() - 1), Math.min(column, columns), columns, ' ');
            } else {
                assertThat(sequence).as("a colour or a weight").matches("[0-9;]*m");
            }
        }

        synchronized String text() {
            return lines.stream().map(line -> new String(line).stripTrailing()).collect(Collectors.joining("\n"));
        }
    }
}
