package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.execution.ChangeKind;
import dev.decorum.example.execution.browser.BrowserBackOffice;
import dev.decorum.example.execution.browser.BrowserSettings;
import dev.decorum.example.execution.sellercentre.SellerAccount;
import dev.decorum.example.execution.sellercentre.SellerCentre;
import dev.decorum.example.store.Database;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.review.ReviewState;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refund from the first message to the payment, which a browser makes on the page of the seller centre. */
class BrowserActionTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);

    private volatile boolean changed;

    @Test
    void thePagesBeforeAndAfterAreSealedInTheEvidence() {
        Database database = Database.inMemory();
        Javalin pages = pages(database);
        try (BrowserBackOffice backOffice = browser(pages);
                TestHouse house = new TestHouse(database, RolloutStage.REVIEWED_EXECUTION, backOffice)) {
            String hash = approved(house);

            assertThat(house.refunds()).isEqualTo(1);
            assertThat(house.desk.review(hash).orElseThrow().state()).isEqualTo(ReviewState.SUCCEEDED);
            String id = house.onlyCase().row().id();
            CaseView.Recorded executed = executed(house);
            assertThat(executed.parts())
                    .contains("page-prepared", "page-before", "page-before-facts", "page-after", "page-after-facts");
            byte[] picture = house.desk.part(id, executed.index(), "page-after").orElseThrow();
            assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
            String facts = new String(
                    house.desk.part(id, executed.index(), "page-after-facts").orElseThrow(), StandardCharsets.UTF_8);
            assertThat(facts).contains("\"takenBy\":\"application\"", "\"sha256\":", "/orders/D-1042/refund");
            assertThat(house.verified()).isInstanceOf(Holds.class);
        } finally {
            pages.stop();
        }
    }

    @Test
    void aPageThatWasChangedLeavesTheCaseToAPerson() {
        Database database = Database.inMemory();
        Javalin pages = pages(database);
        try (BrowserBackOffice backOffice = browser(pages);
                TestHouse house = new TestHouse(database, RolloutStage.REVIEWED_EXECUTION, backOffice)) {
            changed = true;
            String hash = approved(house);

            assertThat(house.refunds()).isZero();
            assertThat(house.desk.review(hash).orElseThrow().state()).isEqualTo(ReviewState.FAILED);
            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
            assertThat(house.onlyCase().row().reason())
                    .contains("The page `refund` of the seller centre differs from what was recorded");
            assertThat(executed(house).parts()).contains("page-found");
            assertThat(house.verified()).isInstanceOf(Holds.class);
        } finally {
            pages.stop();
        }
    }

    private static String approved(TestHouse house) {
        String hash = CaseFlowTest.proposedRefund(house).proposal().hash();
        assertThat(house.desk.approve(hash, "The order is late.", SUPERVISOR)).isInstanceOf(Deed.Done.class);
        house.settle();
        return hash;
    }

    private static CaseView.Recorded executed(TestHouse house) {
        return house.onlyCase().evidence().stream()
                .filter(event -> event.kind() == EventKind.EXECUTED)
                .findFirst()
                .orElseThrow();
    }

    private Javalin pages(Database database) {
        SellerAccount robot = new SellerAccount("robot", "only-for-tests", EnumSet.allOf(ChangeKind.class));
        SellerCentre centre = new SellerCentre(database.dataSource(), List.of(robot), () -> NOW);
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    centre.addTo(config.routes);
                    config.routes.after("/orders/{order}/refund", context -> {
                        if (changed) {
                            context.html(String.valueOf(context.result()).replace("Pay back to", "Send to"));
                        }
                    });
                })
                .start("127.0.0.1", 0);
    }

    private static BrowserBackOffice browser(Javalin pages) {
        URI address = URI.create("http://127.0.0.1:" + pages.port());
        return BrowserBackOffice.start(BrowserSettings.debian(address, "robot", "only-for-tests"), () -> NOW);
    }
}
