package dev.decorum.rules.cdi;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings by their keys. */
final class SettingsReader {
    static final String RULES = "decorum.rules";
    static final String WATCH = "decorum.watch";

    private final Function<String, Optional<String>> values;

    SettingsReader(Function<String, Optional<String>> values) {
        this.values = values;
    }

    static DecorumSettings fromEnvironment() {
        return new SettingsReader(
                        present("org.eclipse.microprofile.config.ConfigProvider")
                                ? MicroProfile::value
                                : key -> Optional.ofNullable(System.getProperty(key)))
                .read();
    }

    DecorumSettings read() {
        return new DecorumSettings(folder(), flag(WATCH));
    }

    private Path folder() {
        String folder = values.apply(RULES)
                .filter(f -> !f.isBlank())
                .orElseThrow(
                        () -> new DeploymentException("DECORUM-004: Nothing says where the rules are. Set `" + RULES
                                + "` to the folder that holds `catalog.yaml`, or provide a bean of the type DecorumSettings or"
                                + " PolicyEngine."));
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new DeploymentException(
                    "DECORUM-006: `" + RULES + "` is `" + folder + "`, which is no path on this system.", e);
        }
    }

    private boolean flag(String key) {
        String value = values.apply(key).orElse("false").strip();
        if (!value.equals("true") && !value.equals("false")) {
            throw new DeploymentException("DECORUM-006: `" + key + "` is `" + value + "`. Write `true` or `false`.");
        }
        return value.equals("true");
    }

    private static boolean present(String type) {
        try {
            Class.forName(type, false, SettingsReader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Loaded only where MicroProfile Config is. */
    private static final class MicroProfile {
        static Optional<String> value(String key) {
            return ConfigProvider.getConfig().getOptionalValue(key, String.class);
        }
    }
}
