package dev.decorum.rules.engine;

import dev.decorum.policy.Policy;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drools.base.util.Drools;

/**
 * Names everything that compiled code of a layer depends on: its text as the compiler saw it, what that text can name,
 * and the versions of who compiled it.
 */
final class CacheKey {
    /** Raised when entries are laid out differently. */
    private static final String LAYOUT = "1";

    /** A type of the facts in a signature: names of types begin with a capital letter, those of methods do not. */
    private static final Pattern FACT_NAME =
            Pattern.compile(Pattern.quote(Fact.class.getPackageName()) + "\\.[A-Z][A-Za-z0-9]*");

    private static final byte[] VERSIONS = digest(
            LAYOUT,
            Drools.getFullVersion(),
            String.valueOf(Runtime.version().feature()),
            System.getProperty("drools.dialect.java.compiler.lnglevel", ""));

    /** Takes long to tell, and a start from sealed readings does not ask. */
    private static final class Shape {
        static final String TEXT = shape();
    }

    private CacheKey() {}

    /** SHA-256 over all of it. */
    static byte[] of(LayerSource source) {
        MessageDigest digest = sha256();
        digest.update(VERSIONS);
        add(digest, Shape.TEXT);
        add(digest, source.layer());
        add(digest, source.packageName());
        add(digest, source.text());
        return digest.digest();
    }

    /**
     * SHA-256 over the hash of a folder and the code that reads it; empty where that code cannot be told apart.
     *
     * @param hash the hash of everything in the folder
     */
    static Optional<byte[]> ofFolder(String hash) {
        return CodeStamp.get().map(stamp -> {
            MessageDigest digest = sha256();
            digest.update(VERSIONS);
            add(digest, "folder");
            add(digest, stamp);
            add(digest, hash);
            return digest.digest();
        });
    }

    /** The facts, the verbs and what else rules can call, as far as callers can see: names, types and constants. */
    static String shape() {
        Deque<Class<?>> open = new ArrayDeque<>(FactKinds.byName().values());
        open.add(Policy.class);
        open.add(Firings.class);
        Set<Class<?>> seen = new HashSet<>(open);
        Set<String> shape = new TreeSet<>();
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            List<String> lines = new ArrayList<>();
            lines.add(type + " " + Arrays.toString(type.getGenericInterfaces())
                    + Arrays.toString(type.getEnumConstants()));
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    lines.add(method.toGenericString());
                }
            }
            shape.addAll(lines);
            FACT_NAME
                    .matcher(String.join("\n", lines))
                    .results()
                    .map(found -> factType(found.group()))
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return String.join("\n", shape);
    }

    private static Class<?> factType(String name) {
        try {
            return Class.forName(name, false, Fact.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A signature names " + name + ", which does not exist.", e);
        }
    }

    private static byte[] digest(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            add(digest, part);
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
