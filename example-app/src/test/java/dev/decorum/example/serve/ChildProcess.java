package dev.decorum.example.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link ServedChild} that runs. */
final class ChildProcess implements AutoCloseable {
    /** In the place of a commit: no end, and compiled as a server is. */
    static final String FULL_SPEED = "never";

    private final Process process;
    private final int port;

    private ChildProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one, and waits until it serves or has ended.
     *
     * @param halt at which commit it ends itself, as {@code decorum.halt} says it; empty for never
     */
    static ChildProcess start(Path data, String db, Path accounts, String stub, String halt, Path log)
            throws IOException {
        return start(data, db, accounts, stub, halt, log, Map.of());
    }

    /**
     * Starts one, likewise.
     *
     * @param environment what its environment has besides
     */
    static ChildProcess start(
            Path data, String db, Path accounts, String stub, String halt, Path log, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                halt.equals(FULL_SPEED) ? "-XX:+UseParallelGC" : "-XX:TieredStopAtLevel=1",
                "-Ddecorum.root=" + System.getProperty("decorum.root"),
                "-Ddecorum.halt=" + halt));
        String cache = System.getProperty("decorum.cache.dir");
        if (cache != null) {
            command.add("-Ddecorum.cache.dir=" + cache);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ServedChild.class.getName(),
                data.toString(),
                db,
                accounts.toString(),
                stub));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        int port = line != null && line.startsWith("PORT ") ? Integer.parseInt(line.substring(5)) : 0;
        return new ChildProcess(process, port);
    }

    /** The port on which it serves; 0 when it ended before it did. */
    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended. */
    boolean ended(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills it as the operating system does: by SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
