package dev.decorum.example.serve;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.ChangeKind;
import dev.decorum.example.execution.browser.BrowserBackOffice;
import dev.decorum.example.execution.browser.BrowserSettings;
import dev.decorum.example.execution.sellercentre.SellerAccount;
import dev.decorum.example.execution.sellercentre.SellerCentre;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The fictional seller centre on a port of this machine, and the browser that works in it. */
final class DrivenSellerCentre implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String ROBOT = "decorum";

    private final Javalin http;
    private final BrowserBackOffice backOffice;

    private DrivenSellerCentre(Javalin http, BrowserBackOffice backOffice) {
        this.http = http;
        this.backOffice = backOffice;
    }

    /**
     * Starts both. The browser signs in with a password that is made anew at each start.
     *
     * @param database the tables of the back office, which exist
     * @param people who else may sign in
     * @param pages adds to its routes
     * @throws IOException when the browser or its driver is missing or does not start
     */
    static DrivenSellerCentre start(
            DataSource database,
            List<SellerAccount> people,
            InstantSource clock,
            Programs programs,
            Consumer<RoutesConfig> pages)
            throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        List<SellerAccount> accounts = new ArrayList<>(people);
        accounts.add(new SellerAccount(ROBOT, password, EnumSet.allOf(ChangeKind.class)));
        SellerCentre centre = new SellerCentre(database, accounts, clock);
        Javalin http = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    centre.addTo(config.routes);
                    pages.accept(config.routes);
                })
                .start(HOST, 0);
        try {
            URI address = URI.create("http://" + HOST + ":" + http.port());
            return new DrivenSellerCentre(
                    http, BrowserBackOffice.start(programs.settings(address, ROBOT, password), clock));
        } catch (IllegalStateException | UncheckedIOException e) {
            http.stop();
            throw new IOException(e.getMessage() + " Without --browser the back office works on its tables.", e);
        } catch (RuntimeException | Error e) {
            http.stop();
            throw e;
        }
    }

    BackOffice backOffice() {
        return backOffice;
    }

    /** The port of the seller centre. */
    int port() {
        return http.port();
    }

    /** Ends the browser, then the seller centre. */
    @Override
    public void close() {
        try {
            backOffice.close();
        } finally {
            http.stop();
        }
    }

    /** Says which browser is to work at an address for an account; {@link BrowserSettings#debian} is one. */
    @FunctionalInterface
    interface Programs {
        BrowserSettings settings(URI address, String user, String password);
    }
}
