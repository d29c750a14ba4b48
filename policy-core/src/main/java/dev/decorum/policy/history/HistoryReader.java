package dev.decorum.policy.history;

import dev.decorum.policy.MalformedJsonException;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history request by request, compressed with gzip or not, as its first bytes tell; never more than one line is
 * in memory. A torn last line, as a crash leaves it, is passed over and can be asked for; any other line that is no
 * request is an error. Not safe for use by several threads.
 */
public final class HistoryReader implements AutoCloseable {
    private static final int LONGEST_LINE = 4_000_000;

    private final String name;
    private final Counted counted;
    private final InputStream in;
    private final long size;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    private long number;
    private long torn;

    private HistoryReader(String name, Counted counted, InputStream in, long size) {
        this.name = name;
        this.counted = counted;
        this.in = in;
        this.size = size;
    }

    /**
     * A request of a history.
     *
     * @param line its line, from 1
     * @param request the request
     */
    public record Recorded(long line, PolicyRequest request) {}

    /**
     * Opens a history.
     *
     * @throws HistoryException when there is no such file, or it cannot be read
     */
    public static HistoryReader open(Path file) {
        InputStream raw = null;
        try {
            long size = Files.size(file);
            raw = Files.newInputStream(file);
            Counted counted = new Counted(raw);
            InputStream plain = new BufferedInputStream(counted, 1 << 16);
            plain.mark(2);
            boolean compressed = plain.read() == 0x1f && plain.read() == 0x8b;
            plain.reset();
            InputStream in = compressed ? new BufferedInputStream(new GZIPInputStream(plain, 1 << 16), 1 << 16) : plain;
            return new HistoryReader(file.toString(), counted, in, size);
        } catch (IOException e) {
            closeQuietly(raw);
            throw new HistoryException(
                    file.toString(),
                    e instanceof NoSuchFileException ? "There is no such file." : "The file cannot be read.",
                    e instanceof NoSuchFileException
                            ? "Is the path right from here?"
                            : "Check that it is a file, and that its permissions allow reading.");
        }
    }

    private static void closeQuietly(@Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // What is reported is that it could not be opened.
        }
    }

    /**
     * The next request; empty at the end.
     *
     * @throws HistoryException when a line other than a torn last one is no request, or the file cannot be read
     */
    public Optional<Recorded> next() {
        while (true) {
            boolean whole = readLine();
            if (!whole && line.size() == 0) {
                return Optional.empty();
            }
            number++;
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line.toByteArray()))
                        .toString();
                if (!text.isBlank()) {
                    return Optional.of(new Recorded(number, PolicyJson.readRequest(text)));
                }
            } catch (CharacterCodingException e) {
                tornOr(whole, new HistoryException(place(), "The line is not UTF-8.", "Is this a history?"));
            } catch (MalformedJsonException e) {
                tornOr(whole, new HistoryException(place() + ":" + e.column(), e.problem(), e.remedy()));
            }
        }
    }

    private void tornOr(boolean whole, HistoryException fault) {
        if (whole) {
            throw fault;
        }
        torn = number;
    }

    /** Reads a line without its end; false when the file ended before one. */
    private boolean readLine() {
        line.reset();
        try {
            for (int b = in.read(); b != -1; b = in.read()) {
                if (b == '\n') {
                    return true;
                }
                line.write(b);
                if (line.size() > LONGEST_LINE) {
                    number++;
                    throw new HistoryException(
                            place(),
                            "The line is longer than " + LONGEST_LINE / 1_000_000 + " MB.",
                            "A history has one request as JSON on each line.");
                }
            }
        } catch (EOFException e) {
            return false; // The end of a compressed file whose writer crashed.
        } catch (IOException e) {
            number++;
            throw new HistoryException(
                    place(), "The file cannot be read from here on.", "Is it damaged, or still being copied?");
        }
        return false;
    }

    private String place() {
        return name + ":" + number;
    }

    /** The line that was passed over because it is torn; 0 when there is none so far. */
    public long torn() {
        return torn;
    }

    /** The share of the file that has been read, from 0 to 1. */
    public double progress() {
        return size == 0 ? 1 : Math.min(1, (double) counted.count / size);
    }

    /** Closes the file. */
    @Override
    public void close() {
        closeQuietly(in);
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read == -1 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
