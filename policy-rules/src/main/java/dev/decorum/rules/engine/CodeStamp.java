package dev.decorum.rules.engine;

import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.language.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Tells one build of the code that reads rules from another, by the checksums of its classes: what one build accepted,
 * another may refuse.
 */
final class CodeStamp {
    private static final Optional<String> STAMP = compute();

    private CodeStamp() {}

    /** The stamp; empty where the classes lie in a place that cannot be listed, such as an archive in an archive. */
    static Optional<String> get() {
        return STAMP;
    }

    private static Optional<String> compute() {
        Optional<String> gate = of(Gate.class);
        Optional<String> facts = of(Fact.class);
        return gate.isPresent() && facts.isPresent() ? Optional.of(gate.get() + facts.get()) : Optional.empty();
    }

    private static Optional<String> of(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return Optional.empty();
            }
            Path place = Path.of(source.getLocation().toURI());
            return Optional.of((Files.isDirectory(place) ? ofFolder(place) : ofArchive(place)).toString());
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Long> ofArchive(Path archive) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (ZipFile file = new ZipFile(archive.toFile())) {
            file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .forEach(entry -> checksums.put(entry.getName(), entry.getCrc()));
        }
        return checksums;
    }

    private static Map<String, Long> ofFolder(Path folder) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .forEach(file -> checksums.put(folder.relativize(file).toString(), checksum(file)));
        }
        return checksums;
    }

    private static long checksum(Path file) {
        try {
            CRC32 checksum = new CRC32();
            checksum.update(Files.readAllBytes(file));
            return checksum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
