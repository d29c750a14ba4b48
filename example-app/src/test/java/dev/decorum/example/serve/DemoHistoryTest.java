package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseView;
import dev.decorum.rules.RuleSetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHistoryTest {
    private static final Path ROOT = Path.of(System.getProperty("decorum.root"));

    @TempDir
    private static Path folder;

    private static Server server;

    @BeforeAll
    static void play() throws IOException, RuleSetException, InterruptedException {
        long t = System.nanoTime();
        server = Server.start(
                new ServeOptions(
                        "127.0.0.1",
                        0,
                        folder.resolve("data"),
                        null,
                        null,
                        ROOT.resolve("rules"),
                        ROOT.resolve("knowledge"),
                        true,
                        true),
                null);
        System.out.println("started " + (System.nanoTime() - t) / 1000000);
        while (server.history().isEmpty()) {
            Thread.sleep(100);
        }
        System.out.println("played " + (System.nanoTime() - t) / 1000000);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void dump() {
        System.out.println(server.history().orElseThrow().troubles());
        List<CaseRow> rows = server.desk()
                .list(new CaseFilter(Set.of(), null, null, null, "", 0, 200))
                .cases();
        for (CaseRow row : rows) {
            CaseView view = server.desk().view(row.id()).orElseThrow();
            System.out.println("## " + row.channel() + "/" + row.account() + " " + row.state() + " " + row.language() + " "
                    + row.intents() + " | " + row.reason() + " | " + row.roles() + " | " + row.clocks() + " open "
                    + row.openedAt());
            view.messages()
                    .forEach(m -> System.out.println("   " + m.at() + (m.byCustomer() ? " C " : " H ") + m.state() + " "
                            + m.text()));
            view.waiting().ifPresent(d -> System.out.println("   DRAFT " + d.text()));
            view.actions().forEach(a -> System.out.println("   ACTION " + a.state() + " " + a.proposal().preview()
                    + " " + a.proposal().ruling().approvals() + " " + a.approvals().size()));
        }
        assertThat(rows).isNotEmpty();
    }
}
