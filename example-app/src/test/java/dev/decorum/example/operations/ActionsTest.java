package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the machine proposes beside refunds. */
class ActionsTest {
    private static final String LENA = "491700000001";
    private static final String PROOF = "Die Bestellnummer ist D-1042, die Postleitzahl 12345.";
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);
    private static final Person OTHER_SUPERVISOR = new Person("supervisor-8", Role.SUPERVISOR);

    @ParameterizedTest
    @EnumSource
    void aDamagedDeliveryIsCompensatedOnceASupervisorSaysYes(TestDatabases kind) {
        try (TestHouse house = new TestHouse(Database.open(kind.url()), RolloutStage.REVIEWED_EXECUTION)) {
            Review proposed = proposedCompensation(house);
            assertThat(proposed.proposal().preview())
                    .isEqualTo("Compensation of 18.00 EUR for order D-1042, beyond the price.");
            assertThat(done(house)).isEmpty();

            assertThat(house.desk.approve(proposed.proposal().hash(), "A picture came by mail.", SUPERVISOR))
                    .isInstanceOf(Deed.Done.class);
            house.settle();

            assertThat(done(house)).containsExactly("COMPENSATION D-1042 18.00");
            assertThat(last(house)).contains("18,00 EUR", "D-1042");
            assertThat(house.refunds()).isZero();
            assertThat(house.verified()).isInstanceOf(Holds.class);
        }
    }

    @Test
    void aSupervisorChangesTheAmountAndAnotherApproves() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            String hash = proposedCompensation(house).proposal().hash();
            Compensation less = new Compensation(Wish.COMPENSATION, Money.of("5.00", "EUR"), "D-1042", Money.UNKNOWN);
            assertThat(house.desk.propose(hash, less, "It is a scratch.", SUPERVISOR))
                    .isInstanceOf(Deed.Done.class);
            String changed = waiting(house).get(0).proposal().hash();
            assertThat(house.desk.approve(changed, "Fine.", SUPERVISOR)).isInstanceOf(Deed.NotDone.class);
            assertThat(house.desk.approve(changed, "Fine.", OTHER_SUPERVISOR)).isInstanceOf(Deed.Done.class);
            house.settle();
            assertThat(done(house)).containsExactly("COMPENSATION D-1042 5.00");
        }
    }

    @Test
    void aWishThatPeopleFulfilIsNotedOnTheOrderAndGivenToThem() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.says(LENA, "Ich möchte meine Bestellung D-1042 stornieren.");
            house.says(LENA, PROOF);

            assertThat(done(house)).containsExactly("NOTE D-1042 null");
            assertThat(words(house)).contains("Note on order D-1042: the customer asks for cancel order, in case C-");
            CaseView view = house.onlyCase();
            assertThat(view.row().state()).isEqualTo(CaseState.PERSON);
            assertThat(view.row().reason())
                    .isEqualTo("What the customer asks for is noted on the order: a person does it.");
            assertThat(view.actions()).extracting(Review::state).containsExactly(ReviewState.SUCCEEDED);
            assertThat(house.sent).hasSize(2);

            house.says(LENA, "Bitte stornieren Sie die Bestellung.");
            assertThat(done(house)).hasSize(1);
            assertThat(house.onlyCase().row().reason()).contains("done already (note)");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RolloutStage.class,
            names = {"DRAFT", "READ_ONLY"})
    void beforeReviewedExecutionNothingIsNoted(RolloutStage stage) {
        try (TestHouse house = new TestHouse(Database.inMemory(), stage)) {
            house.says(LENA, "Ich möchte meine Bestellung D-1042 stornieren.");
            house.says(LENA, PROOF);
            assertThat(done(house)).isEmpty();
            assertThat(house.onlyCase().actions()).isEmpty();
            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
        }
    }

    @Test
    void inADisputeTheEvidenceIsProposedAndItsWordsOutliveAChangeOfItsKind() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            CaseFlowTest.proposedRefund(house);
            house.says(LENA, "Ich habe bei PayPal einen Konflikt eröffnet.");

            Review evidence = waiting(house).stream()
                    .filter(review -> review.proposal().action() instanceof SubmitDisputeEvidence)
                    .findFirst()
                    .orElseThrow();
            String words =
                    "For the dispute about order D-1042: placed 2026-10-15, promised for 2026-10-24, delivered at"
                            + " no known day. Carrier: Schneckenpost, number SP-000-1042, which says: On its way to the depot.";
            assertThat(evidence.proposal().preview()).isEqualTo(words);
            assertThat(house.onlyCase().row().reason()).endsWith("Evidence for the dispute is proposed.");

            SubmitDisputeEvidence other =
                    new SubmitDisputeEvidence(Wish.EVIDENCE, "D-1042", DisputeKind.NOT_AS_DESCRIBED);
            house.desk.propose(evidence.proposal().hash(), other, "It came, and was another.", SUPERVISOR);
            Review changed = waiting(house).stream()
                    .filter(review -> review.proposal().action().equals(other))
                    .findFirst()
                    .orElseThrow();
            assertThat(changed.proposal().preview()).isEqualTo(words);
            int sent = house.sent.size();
            house.desk.approve(changed.proposal().hash(), "Complete.", OTHER_SUPERVISOR);
            house.desk.approve(changed.proposal().hash(), "Complete.", new Person("supervisor-9", Role.SUPERVISOR));
            house.settle();

            assertThat(done(house)).containsExactly("DISPUTE_EVIDENCE D-1042 null");
            assertThat(house.sent).as("the customer is not told of evidence").hasSize(sent);
            assertThat(house.verified()).isInstanceOf(Holds.class);
        }
    }

    @Test
    void aDisputeWithoutAProofIsGivenToAPersonAsItIs() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.says(LENA, "Ich habe bei PayPal einen Konflikt eröffnet, Bestellung D-1042.");
            assertThat(waiting(house)).isEmpty();
            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
        }
    }

    private static Review proposedCompensation(TestHouse house) {
        house.says(LENA, "Die Lampe aus der Bestellung D-1042 ist defekt und flackert.");
        house.says(LENA, PROOF);
        assertThat(house.codes).as("%s", house.onlyCase().row()).hasSize(1);
        house.says(LENA, "Mein Code ist " + house.codes.get(0).code() + ".");
        assertThat(waiting(house)).as("%s", house.onlyCase().row()).hasSize(1);
        return waiting(house).get(0);
    }

    private static List<Review> waiting(TestHouse house) {
        return house.desk.reviews(Set.of(ReviewState.PROPOSED));
    }

    private static String last(TestHouse house) {
        List<CaseView.Said> messages = house.onlyCase().messages();
        return String.valueOf(messages.get(messages.size() - 1).text());
    }

    private static List<String> done(TestHouse house) {
        return house.database.inTransaction(connection -> Rows.all(
                connection,
                "select kind, order_id, amount from back_office_action order by number",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getBigDecimal(3)));
    }

    private static String words(TestHouse house) {
        return house.database.inTransaction(
                connection -> Rows.first(connection, "select words from back_office_action", row -> row.getString(1))
                        .orElse(""));
    }
}
