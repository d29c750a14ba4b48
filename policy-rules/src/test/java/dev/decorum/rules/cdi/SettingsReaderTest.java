package dev.decorum.rules.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
    private static DecorumSettings read(Map<String, String> values) {
        return new SettingsReader(key -> Optional.ofNullable(values.get(key))).read();
    }

    @Test
    void theFolderIsWatchedOnlyWhenAsked() {
        assertThat(read(Map.of("decorum.rules", "rules"))).isEqualTo(new DecorumSettings(Path.of("rules"), false));
        assertThat(read(Map.of("decorum.rules", "rules", "decorum.watch", "true")))
                .isEqualTo(new DecorumSettings(Path.of("rules"), true));
    }

    @Test
    void aBlankFolderIsNone() {
        assertThatThrownBy(() -> read(Map.of("decorum.rules", " ")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageStartingWith("DECORUM-004: Nothing says where the rules are.");
    }

    @Test
    void aFolderThatIsNoPathIsNamed() {
        assertThatThrownBy(() -> read(Map.of("decorum.rules", "a\u0000b")))
                .isInstanceOf(DeploymentException.class)
                .hasMessage("DECORUM-006: `decorum.rules` is `a\u0000b`, which is no path on this system.");
    }
}
