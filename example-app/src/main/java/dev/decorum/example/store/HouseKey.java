package dev.decorum.example.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of the house, under which ids of customers and messages become keys that say nothing to others. HMAC with
 * SHA-256 (RFC 2104). It is kept beside the database and not in it. Safe for use by several threads.
 */
public final class HouseKey {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    private HouseKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * A key of 32 random bytes.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static HouseKey of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("The key of the house has " + BYTES + " bytes, and this one has "
                    + secret.length + ". Maybe the file is damaged; restore it from a copy.");
        }
        return new HouseKey(secret.clone());
    }

    /** A new key, which is gone when the process ends. */
    public static HouseKey random() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return new HouseKey(fresh);
    }

    /**
     * The key of a folder; made when there is none, so that its owner alone can read it.
     *
     * @throws IOException when it cannot be read or written
     */
    public static HouseKey inFolder(Path folder) throws IOException {
        Path file = folder.resolve("house.key");
        if (!Files.exists(file)) {
            write(file, random().secret);
        }
        return of(Files.readAllBytes(file));
    }

    /** The keyed digest of a value of this kind, as 64 digits in lower-case hex. */
    public String digest(String kind, String... value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            update(mac, kind);
            for (String part : value) {
                update(mac, part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ", and this one has not.", e);
        }
    }

    /** A further secret of 32 bytes that follows from this one, for one purpose. */
    public byte[] derived(String purpose) {
        return HexFormat.of().parseHex(digest("derived", purpose));
    }

    /** Each part goes in with its length, so that no two lists of parts are the same bytes. */
    private static void update(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }

    private static void write(Path file, byte[] secret) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        Files.write(fresh, secret, StandardOpenOption.WRITE);
        Files.move(fresh, file);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HouseKey key && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "HouseKey";
    }
}
