package dev.decorum.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that a user names. */
final class Input {
    private Input() {}

    /** The path of a file that is read later, when there is a file that may be read. */
    static Path require(Path file) throws Failure {
        if (Files.notExists(file)) {
            throw missing(file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw unreadable(file);
        }
        return file;
    }

    static byte[] bytes(Path file) throws Failure {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw missing(file);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static Failure missing(Path file) {
        return new Failure(ExitCode.NO_INPUT, "There is no file `" + file + "`.", "Is the path right from here?");
    }

    static Failure unreadable(Path file) {
        return new Failure(
                ExitCode.NO_INPUT,
                "`" + file + "` cannot be read.",
                "Check that it is a file, and that its permissions allow reading.");
    }

    /** Bytes as text, without a byte order mark. */
    static String text(byte[] bytes, String name) throws Failure {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.BAD_DATA, name + " is not UTF-8.", "Save it as UTF-8.");
        }
    }
}
