package dev.decorum.policy.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.internal.Canonical;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The record of the head beside a log: one line of JSON in a file that is replaced as a whole. */
final class HeadFile {
    private static final JsonMapper MAPPER = PolicyJson.mapper();

    private HeadFile() {}

    static Path beside(Path log) {
        return log.resolveSibling(log.getFileName() + ".head");
    }

    /** The head; empty when the file is missing or is not exactly what {@link #write} would have written. */
    static Optional<Head> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            JsonNode node = MAPPER.readTree(bytes);
            Head head =
                    new Head(node.path("count").asLong(-1), node.path("hash").asText());
            return Arrays.equals(bytes, form(head)) ? Optional.of(head) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static void write(Path file, Head head) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(out, form(head));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void writeFully(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            out.write(left);
        }
        out.force(true);
    }

    private static byte[] form(Head head) {
        Map<String, Object> content = Map.of("v", EvidenceEvent.VERSION, "count", head.count(), "hash", head.hash());
        return (Canonical.json(content) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
