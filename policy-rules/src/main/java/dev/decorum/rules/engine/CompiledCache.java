package dev.decorum.rules.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Compiled layers on disk, so that a start does not need the compiler. Safe for use by several threads and by several
 * processes at once.
 *
 * <p>Since an entry is code, it is only run when it bears the seal (HMAC-SHA256) of a key that lies in the same folder,
 * which its owner alone may read and write. An entry is bound to the text of the layer, the shape of the facts and
 * verbs, the versions of Drools and of Java; anything else, and anything damaged, is compiled anew. The cache is never
 * needed: where it cannot be used, rules are compiled and one warning says why.
 *
 * <p>The system property {@code decorum.cache=off} turns every cache off.
 */
public final class CompiledCache {
    /** Turns every cache off when its value is {@code off}. */
    public static final String SWITCH = "decorum.cache";
    /** Where {@link #standard} keeps its entries; a folder that only its owner may enter. */
    public static final String FOLDER = "decorum.cache.dir";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_LENGTH = 32;

    private final @Nullable Path folder;
    private final AtomicBoolean warned = new AtomicBoolean();
    private @Nullable CacheFolder open;
    private boolean failed;

    private CompiledCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * A cache in this folder, which is created when first needed; nothing is read or written before. Drools begins to
     * initialise itself in the meantime.
     */
    public static CompiledCache at(Path folder) {
        WarmUp.begin();
        return new CompiledCache("off".equals(System.getProperty(SWITCH)) ? null : folder);
    }

    /** No cache: every layer is compiled. */
    public static CompiledCache off() {
        return new CompiledCache(null);
    }

    /**
     * The cache of this user: in the folder that the system property {@code decorum.cache.dir} names, otherwise in
     * {@code decorum} below {@code $XDG_CACHE_HOME} or {@code ~/.cache}.
     */
    public static CompiledCache standard() {
        return at(standardFolder(System.getProperty(FOLDER), System.getenv(), System.getProperty("user.home", ".")));
    }

    static Path standardFolder(@Nullable String chosen, Map<String, String> environment, String home) {
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        return (xdg.isAbsolute() ? xdg : Path.of(home, ".cache")).resolve("decorum");
    }

    /** Whether anything is kept at all. */
    boolean isOn() {
        return folder != null;
    }

    /** The code of a layer; empty when there is none that can be trusted. */
    Optional<LayerCode> find(LayerSource source) {
        return find(CacheKey.of(source));
    }

    /** The code of a layer by its key, likewise. */
    Optional<LayerCode> find(byte[] key) {
        return body(key).flatMap(body -> {
            try {
                return Optional.of(LayerCode.read(body));
            } catch (IOException e) {
                warn("an entry cannot be read (" + reason(e) + ")");
                return Optional.empty();
            }
        });
    }

    /** Keeps the code of a layer for later starts. */
    void store(LayerSource source, LayerCode code) {
        if (isOn()) {
            keep(CacheKey.of(source), code.toBytes());
        }
    }

    /** What is kept under a key; empty when there is nothing that can be trusted. */
    Optional<InputStream> body(byte[] key) {
        CacheFolder entries = entries();
        if (entries == null) {
            return Optional.empty();
        }
        try {
            byte[] entry = entries.read(key);
            if (entry.length < SEAL_LENGTH) {
                return Optional.empty();
            }
            byte[] seal = Arrays.copyOf(entry, SEAL_LENGTH);
            return MessageDigest.isEqual(seal, seal(entries.secret(), key, entry, SEAL_LENGTH))
                    ? Optional.of(new ByteArrayInputStream(entry, SEAL_LENGTH, entry.length - SEAL_LENGTH))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            warn("an entry cannot be read (" + reason(e) + ")");
            return Optional.empty();
        }
    }

    /** Keeps something under a key for later starts. */
    void keep(byte[] key, byte[] body) {
        CacheFolder entries = entries();
        if (entries == null) {
            return;
        }
        try {
            entries.write(key, seal(entries.secret(), key, body, 0), body);
        } catch (IOException e) {
            warn("an entry cannot be written (" + reason(e) + ")");
        }
    }

    /** Deletes what has long not been used, and the oldest when there is too much. */
    void prune() {
        CacheFolder entries = entries();
        if (entries != null) {
            entries.prune();
        }
    }

    private synchronized @Nullable CacheFolder entries() {
        if (open == null && folder != null && !failed) {
            try {
                open = CacheFolder.open(folder);
            } catch (IOException e) {
                failed = true;
                warn(reason(e));
            }
        }
        return open;
    }

    private void warn(String why) {
        if (warned.compareAndSet(false, true)) {
            LoggerFactory.getLogger(CompiledCache.class)
                    .warn(
                            "The compiled cache in {} is of no use: {}. Rules are compiled from their text.",
                            folder,
                            why);
        }
    }

    private static String reason(IOException e) {
        return e instanceof CacheFolder.Unsafe
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(e.getMessage(), "no detail");
    }

    private static byte[] seal(byte[] secret, byte[] key, byte[] body, int from) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(key);
            mac.update(body, from, body.length - from);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }
}
