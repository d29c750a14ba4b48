package dev.decorum.policy.history;

import dev.decorum.policy.DecisionListener;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the requests that an engine decides, without personal data, one as JSON on each line. They can be decided
 * again by the same or by other rules, as {@code decorum diff --history} does. Give it to the engine as a listener of
 * decisions, and close it after the engine.
 *
 * <p>The words of messages, replies and claims are left out; what follows from them (claims, signals, lengths) is kept.
 * Names of the catalogue, codes of languages, currencies and time zones, and words that the rules compare with are kept
 * as they are, and so are ids such as {@code refund-1}, made of the kind of the action and a number up to 999. Every
 * other text becomes a digest under the salt (HMAC-SHA256), so that equal texts stay equal within a history. Limits are
 * not recorded: those of the rules that decide again hold. Decided again by the same rules, a recorded request gives the
 * same decision, but that its claims have no words and that it names digests where the first named other texts.
 *
 * <p>Safe for use by several threads. A failure to write is logged once and counted, ends the recording and touches no
 * decision; of a file that is not compressed it leaves whole lines only. What is written reaches the file now and then,
 * and with {@link #flush}; a crash loses the last lines, and leaves at most one that is torn.
 */
public final class HistoryWriter implements DecisionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
    private static final int LEAST_SALT = 16;

    private final Anonymizer anonymizer;
    private final Writer out;
    /** The file whose lines can be cut; null when there is none, or it is compressed. */
    private final @Nullable Path plain;

    private boolean ended;
    private long lost;

    private HistoryWriter(Writer out, @Nullable Path plain, Anonymizer anonymizer) {
        this.out = out;
        this.plain = plain;
        this.anonymizer = anonymizer;
    }

    /**
     * A history in a file, under a salt of its own that nobody keeps.
     *
     * @param file where to; a file that is there is continued, and a torn last line of it cut off. A name that ends in
     *     {@code .gz} is compressed, and must be new
     * @param words the words that rules compare with, which therefore are no personal data
     * @throws IOException when the file cannot be opened, or is a compressed one that is there already
     */
    public static HistoryWriter to(Path file, Collection<String> words) throws IOException {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        return to(file, words, salt);
    }

    /**
     * A history in a file, likewise, under a salt that several histories share, so that equal texts in them stay equal.
     *
     * @param salt a secret of at least 16 random bytes: who has it can try out which text a digest is of
     * @throws IOException when the file cannot be opened, or is a compressed one that is there already
     * @throws IllegalArgumentException when the salt is shorter
     */
    public static HistoryWriter to(Path file, Collection<String> words, byte[] salt) throws IOException {
        Anonymizer anonymizer = anonymizer(words, salt);
        return new HistoryWriter(
                new BufferedWriter(new OutputStreamWriter(open(file), StandardCharsets.UTF_8)),
                isCompressed(file) ? null : file,
                anonymizer);
    }

    /** A history written to a writer, which is closed with it. */
    public static HistoryWriter to(Writer out, Collection<String> words, byte[] salt) {
        return new HistoryWriter(out, null, anonymizer(words, salt));
    }

    private static Anonymizer anonymizer(Collection<String> words, byte[] salt) {
        if (salt.length < LEAST_SALT) {
            throw new IllegalArgumentException("The salt of a history has at least " + LEAST_SALT
                    + " bytes, and this one has " + salt.length + ". Maybe take them from a SecureRandom.");
        }
        return new Anonymizer(salt, words);
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    private static OutputStream open(Path file) throws IOException {
        if (isCompressed(file)) {
            try {
                return new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
            } catch (FileAlreadyExistsException e) {
                throw new FileAlreadyExistsException(
                        file.toString(), null, "A compressed history is not continued. Name a new file.");
            }
        }
        if (Files.exists(file)) {
            cutTornLine(file);
        }
        return new UntilFailure(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Writes nothing more once a write has failed: what comes later would not join what the file holds. */
    private static final class UntilFailure extends FilterOutputStream {
        private boolean failed;

        UntilFailure(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (failed) {
                throw new IOException("An earlier write failed.");
            }
            failed = true;
            out.write(bytes, offset, length);
            failed = false;
        }
    }

    /** So that what comes next begins on a line of its own. */
    private static void cutTornLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            long end = channel.size();
            while (end > 0 && !(channel.read(one.clear(), end - 1) == 1 && one.get(0) == '\n')) {
                end--;
            }
            channel.truncate(end);
        }
    }

    @Override
    public void onDecision(PolicyRequest completed, PolicyDecision decision, long nanos) {
        String line = PolicyJson.write(anonymizer.anonymous(completed, decision)) + "\n";
        synchronized (this) {
            if (ended) {
                lost++;
                return;
            }
            try {
                out.write(line);
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private void fail(IOException e) {
        ended = true;
        lost++;
        LOG.warn(
                "The history cannot be written any further ({}); decisions are not affected. Is the disk full?",
                e.getClass().getSimpleName());
        try {
            out.close();
        } catch (IOException again) {
            LOG.debug("What could not be written could not be closed either.", again);
        }
        try {
            if (plain != null && Files.isRegularFile(plain)) {
                cutTornLine(plain);
            }
        } catch (IOException again) {
            LOG.debug("The torn last line stays; whoever reads the history passes it over.", again);
        }
    }

    /** How many requests could not be recorded, because writing failed or the history was closed. */
    public synchronized long lost() {
        return lost;
    }

    /** Brings what was recorded so far to the file; of a compressed one, most of it. */
    public synchronized void flush() {
        if (!ended) {
            try {
                out.flush();
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    /** Ends the history with all that was recorded. A failure is logged and counted. */
    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            if (!ended) {
                fail(e);
            }
        }
        ended = true;
    }
}
