package dev.decorum.example.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that pages load: a fixed list, read once. Their address carries the start of their hash, so that browsers may
 * keep them. Immutable.
 */
final class Assets {
    private static final int HASH_CHARACTERS = 12;

    private final Map<String, Asset> all = new TreeMap<>();

    Assets() {
        add("pico.css", "text/css", webJar("picocss__pico", "css/pico.min.css"));
        add("console.css", "text/css", "/console/console.css");
        add("htmx.js", "text/javascript", webJar("htmx.org", "dist/htmx.min.js"));
        add("icon.svg", "image/svg+xml", "/console/icon.svg");
    }

    /**
     * A file.
     *
     * @throws IllegalArgumentException when there is none with this name
     */
    Asset get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no file `" + name + "`. Maybe it is one of " + all.keySet() + "."));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    private void add(String name, String type, String resource) {
        byte[] content = read(resource);
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, HASH_CHARACTERS);
            all.put(name, new Asset("/assets/" + name + "?v=" + hash, type + "; charset=utf-8", content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256. Maybe use another one.", e);
        }
    }

    /** Where a WebJar keeps a file: its folder is named after its version, which its own description tells. */
    private static String webJar(String artifact, String file) {
        Properties description = new Properties();
        String name = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            description.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The WebJar `" + artifact + "` cannot be read. Maybe it is damaged.", e);
        }
        return "/META-INF/resources/webjars/" + artifact + "/" + description.getProperty("version") + "/" + file;
    }

    private static byte[] read(String resource) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The file `" + resource + "` cannot be read. Maybe the jar is damaged.", e);
        }
    }

    /** A file: its address, its content type, and what is in it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Asset(String href, String type, byte[] content) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asset asset && asset.href.equals(href);
        }

        @Override
        public int hashCode() {
            return href.hashCode();
        }
    }
}
