package dev.decorum.example.serve;

import dev.decorum.example.console.Staff;
import dev.decorum.example.store.StoreException;
import dev.decorum.rules.RuleSetException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code decorum serve}: the application on a port. */
@Command(
        name = "serve",
        header = "Runs the example application: intake, cases, review, evidence.",
        description = {
            "",
            "Channels deliver to /intake/CHANNEL/ACCOUNT. Cases, keys and evidence are kept in a folder, or in"
                    + " PostgreSQL. It listens on this machine alone unless --host says otherwise.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped",
            "1:the rules, the accounts or the knowledge are faulty",
            "64:the command line is wrong",
            "73:the folder, the database or the browser cannot be opened",
            "75:the port is taken"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./decorum serve --demo",
            "  ./decorum serve --demo --browser",
            "  ./decorum serve --data /var/lib/decorum --db 'jdbc:postgresql://localhost/decorum?user=decorum'"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int CANNOT_OPEN = 73;
    private static final int PORT_TAKEN = 75;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port; ${DEFAULT-VALUE} unless given, 0 for any.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; ${DEFAULT-VALUE} unless given.")
    private String host = "127.0.0.1";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of keys and database; decorum-data of the checkout unless given.")
    private @Nullable Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "The JDBC URL of the database; H2 in a file of the folder unless given.")
    private @Nullable String db;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "The accounts at the channels, as JSON; accounts.json of the folder unless given.")
    private @Nullable Path accounts;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder of rules; rules of the checkout unless given.")
    private @Nullable Path rules;

    @Option(
            names = "--knowledge",
            paramLabel = "DIR",
            description = "The folder of what the house knows; knowledge of the checkout unless given.")
    private @Nullable Path knowledge;

    @Option(
            names = "--demo",
            description = "Fictional orders and accounts; the channels are played, and nothing leaves this machine.")
    private boolean demo;

    @Option(
            names = "--browser",
            description = "A Chromium does the work of the back office, in a fictional seller centre on another port of"
                    + " this machine. It needs the programs chromium and chromedriver.")
    private boolean browser;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli asks for it by reflection
    private boolean help;

    @Override
    public Integer call() {
        CommandSpec of = Objects.requireNonNull(spec, "picocli sets the spec.");
        PrintWriter out = of.commandLine().getOut();
        PrintWriter err = of.commandLine().getErr();
        Path home = Path.of(System.getProperty("decorum.home", ""));
        ServeOptions options = new ServeOptions(
                host,
                port,
                data == null ? home.resolve("decorum-data") : data,
                db,
                accounts,
                rules == null ? home.resolve("rules") : rules,
                knowledge == null ? home.resolve("knowledge") : knowledge,
                demo,
                demo,
                browser);
        try {
            Server server = Server.start(options, null);
            out.println("Decorum listens on http://" + host + ":" + server.port() + "/");
            if (demo) {
                out.println("Sign in as agent, supervisor or administrator, with the password " + DemoWorld.PASSWORD);
            }
            server.sellerCentrePort()
                    .ifPresent(
                            centre -> out.println("The seller centre is at http://127.0.0.1:" + centre + "/sign-in"));
            server.firstPassword()
                    .ifPresent(password -> out.println(
                            "Sign in as " + Staff.FIRST + " with the password, shown this once: " + password));
            awaitStop(server);
            return 0;
        } catch (RuleSetException | IllegalArgumentException e) {
            err.println("decorum: " + e.getMessage());
            return 1;
        } catch (JavalinException e) {
            err.println("decorum: The port " + port + " cannot be opened. Maybe another program has it; try --port.");
            return PORT_TAKEN;
        } catch (IOException | StoreException e) {
            err.println("decorum: " + e.getMessage());
            return CANNOT_OPEN;
        }
    }

    private static void awaitStop(Server server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
