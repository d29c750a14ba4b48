package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.example.execution.browser.BrowserSettings;
import dev.decorum.example.store.Database;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the seller centre and its browser start, stop, and say that there is no browser. */
class DrivenSellerCentreTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        database.fill("/demo/orders.sql");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSellerCentreAnswersUntilItIsClosedAndNoProcessIsLeft() throws Exception {
        Set<ProcessHandle> before = children();
        Set<ProcessHandle> browsers;
        int port;
        try (DrivenSellerCentre centre = start(BrowserSettings::debian)) {
            port = centre.port();
            HttpResponse<String> page = signIn(port);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<form");
            assertThat(centre.backOffice().matches("D-1042", "12345")).isTrue();
            browsers = children();
            browsers.removeAll(before);
            assertThat(browsers).isNotEmpty();
        }
        assertThatThrownBy(() -> signIn(port)).isInstanceOf(ConnectException.class);
        for (ProcessHandle browser : browsers) {
            browser.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aMissingBrowserIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> start((address, user, password) -> new BrowserSettings(
                        Path.of("/nowhere/chromium"),
                        Path.of("/nowhere/chromedriver"),
                        address,
                        user,
                        password,
                        Duration.ofSeconds(1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("`/nowhere/chromium`")
                .hasMessageContaining("install Chromium")
                .hasMessageEndingWith("Without --browser the back office works on its tables.");
    }

    private DrivenSellerCentre start(DrivenSellerCentre.Programs programs) throws IOException {
        return DrivenSellerCentre.start(
                database.dataSource(), List.of(), InstantSource.system(), programs, pages -> {});
    }

    private HttpResponse<String> signIn(int port) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
