package dev.decorum.example.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.fact.RolloutStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final String ONE = """
            {"accounts": [{"id": "shop-de", "channel": "whatsapp", "secrets": {"app-secret": "s3cr3t"},
              "region": "de", "zone": "Europe/Berlin", "stage": "read-only"}]}""";

    @TempDir
    private Path folder;

    @Test
    void readsAnAccountWithItsSettings() throws IOException {
        Account account = read(ONE).find("whatsapp", "shop-de").orElseThrow();

        assertThat(account.region()).isEqualTo("de");
        assertThat(account.stage()).isEqualTo(RolloutStage.READ_ONLY);
        assertThat(account.channel().secret("app-secret")).contains("s3cr3t");
        assertThat(account.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void anAccountWithoutAStageIsOff() throws IOException {
        Accounts accounts = read(ONE.replace(", \"stage\": \"read-only\"", ""));

        assertThat(accounts.find("whatsapp", "shop-de").orElseThrow().stage()).isEqualTo(RolloutStage.OFF);
        assertThat(accounts.find("whatsapp", "another")).isEmpty();
        assertThat(accounts.find("line", "shop-de")).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndShowsNoSecret() {
        assertFault(ONE.replace("Europe/Berlin", "Europe/Nowhere"), "The zone of the account `shop-de` is unknown.");
        assertFault(ONE.replace("whatsapp", "whatsup"), "the channel `whatsup`, for which there is no adapter.");
        assertFault(ONE.replace("\"region\"", "\"regoin\""), "line 2 is not as it should be.");
        assertFault(ONE.replace("\"de\"", "\"\""), "The account `shop-de` has no `region`.");
    }

    private void assertFault(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("s3cr3t");
    }

    private Accounts read(String json) throws IOException {
        Path file = folder.resolve("accounts.json");
        Files.writeString(file, json);
        return Accounts.read(file);
    }
}
