package dev.decorum.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A standard stream that remembers why it could not be written, which {@link PrintStream} forgets. */
final class StandardStream extends OutputStream {
    private final FileOutputStream stream;
    private @Nullable IOException failure;

    StandardStream(FileDescriptor descriptor) {
        this.stream = new FileOutputStream(descriptor);
    }

    PrintStream utf8() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** The exit code of a command that wrote here and would have ended with this code. */
    int exitCode(int code, PrintStream errors) {
        if (failure == null) {
            return code;
        }
        String why = String.valueOf(failure.getMessage());
        if (why.toLowerCase(Locale.ROOT).contains("pipe")) {
            return ExitCode.BROKEN_PIPE;
        }
        errors.println("decorum: The output could not be written. Maybe the disk is full.");
        return ExitCode.NO_OUTPUT;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
