package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.execution.Sending;
import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseFlowTest {
    private static final String LENA = "491700000001";
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);
    private static final Person AGENT = new Person("agent-3", Role.AGENT);

    @ParameterizedTest
    @EnumSource
    void aRefundGoesFromTheFirstMessageToThePayment(TestDatabases kind) {
        try (TestHouse house = new TestHouse(Database.open(kind.url()), RolloutStage.REVIEWED_EXECUTION)) {
            Review proposed = proposedRefund(house);
            assertThat(proposed.state()).isEqualTo(ReviewState.PROPOSED);
            assertThat(house.refunds()).isZero();

            String hash = proposed.proposal().hash();
            assertThat(house.desk.approve(hash, "The order is late.", AGENT)).isInstanceOf(Deed.NotDone.class);
            assertThat(house.desk.approve(hash, "The order is late.", SUPERVISOR))
                    .isInstanceOf(Deed.Done.class);
            house.settle();

            assertThat(house.refunds()).isEqualTo(1);
            assertThat(house.desk.review(hash).orElseThrow().state()).isEqualTo(ReviewState.SUCCEEDED);
            assertThat(house.onlyCase()
                            .messages()
                            .get(house.onlyCase().messages().size() - 1)
                            .text())
                    .contains("180,00 EUR", "D-1042");
            assertThat(house.verified()).isInstanceOf(Holds.class);
            house.settle();
            assertThat(house.refunds()).isEqualTo(1);
        }
    }

    @Test
    void inTheStageOfDraftsNothingIsSentWithoutAnAgentsYes() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.DRAFT)) {
            house.says(LENA, "Meine Bestellung D-1042 ist immer noch nicht da. Wo bleibt sie?");

            CaseView view = house.onlyCase();
            assertThat(house.sent).isEmpty();
            assertThat(view.row().state()).isEqualTo(CaseState.PERSON);
            assertThat(view.waiting()).isPresent();

            assertThat(house.desk.sendDraft(view.row().id(), view.draft().number(), AGENT))
                    .isEqualTo(new Deed.Done("The reply is on its way."));
            house.settle();
            assertThat(house.sent).hasSize(1);
            assertThat(house.desk.sendDraft(view.row().id(), view.draft().number(), AGENT))
                    .isInstanceOf(Deed.NotDone.class);
        }
    }

    @Test
    void aQuestionIsAnsweredFromTheKnowledgeOfTheHouse() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.says(LENA, "Guten Tag. Wie lange dauert die Lieferung nach Hamburg?");

            CaseView view = house.onlyCase();
            assertThat(view.row().state()).isEqualTo(CaseState.ANSWERED);
            assertThat(house.sent).hasSize(1);
            assertThat(view.messages().get(view.messages().size() - 1).text())
                    .contains("Vielen Dank für Ihre Frage.", "2 bis 4 Werktage");
        }
    }

    @Test
    void aQuestionThatNobodyHasWrittenDownGoesToAPerson() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.says(LENA, "Ich habe eine Frage zu einem Produkt. Aus welchem Material ist der Hut?");

            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
            assertThat(house.sent).isEmpty();
        }
    }

    @Test
    void inTheStageOffTheCaseWaitsForAPersonWithoutADraft() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.OFF)) {
            house.says(LENA, "Wo bleibt meine Bestellung D-1042?");

            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
            assertThat(house.onlyCase().waiting()).isEmpty();
            assertThat(house.sent).isEmpty();
        }
    }

    @Test
    void aRejectedRefundIsNotPaidAndThePersonHasTheCase() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            String hash = proposedRefund(house).proposal().hash();

            assertThat(house.desk.reject(hash, "The parcel is at the neighbour's.", SUPERVISOR))
                    .isInstanceOf(Deed.Done.class);
            house.settle();

            assertThat(house.refunds()).isZero();
            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
            assertThat(house.desk.approve(hash, "Yes after all.", SUPERVISOR)).isInstanceOf(Deed.NotDone.class);
        }
    }

    @Test
    void anApprovalThatRanOutPaysNothingAndGoesToAPersonOnce() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            String hash = proposedRefund(house).proposal().hash();
            house.now = house.now.plus(Duration.ofDays(2));

            ReviewWatch watch = new ReviewWatch(house.tools, house.database);
            assertThat(watch.look()).isEqualTo(1);
            assertThat(watch.look()).isZero();

            assertThat(house.desk.review(hash).orElseThrow().state()).isEqualTo(ReviewState.EXPIRED);
            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
        }
    }

    @Test
    void aReplyOfUnknownOutcomeIsNotSentAgain() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.channelSays = new Sending.Unknown("The channel did not answer.");
            house.says(LENA, "Meine Bestellung D-1042 ist immer noch nicht da.");
            house.now = house.now.plus(Duration.ofHours(1));
            house.settle();

            assertThat(house.sent).hasSize(1);
            CaseView view = house.onlyCase();
            assertThat(view.row().state()).isEqualTo(CaseState.PERSON);
            assertThat(view.row().reason()).contains("Nobody knows whether the reply was sent");
            assertThat(view.messages().get(1).state()).isEqualTo(MessageState.UNKNOWN);
        }
    }

    @Test
    void aReplyThatCouldNotReachTheChannelIsSentLater() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.channelSays = new Sending.Later("The channel could not be reached.");
            house.says(LENA, "Meine Bestellung D-1042 ist immer noch nicht da.");
            assertThat(house.sent).hasSize(1);

            house.channelSays = new Sending.Done("");
            house.settle();
            assertThat(house.sent).hasSize(1);
            house.now = house.now.plus(Duration.ofMinutes(1));
            house.settle();
            assertThat(house.sent).hasSize(2);
            assertThat(house.onlyCase().messages().get(1).state()).isEqualTo(MessageState.SENT);
        }
    }

    @Test
    void afterErasureNothingPersonalIsShownAndTheLogHolds() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            proposedRefund(house);
            String id = house.onlyCase().row().id();

            assertThat(house.desk.erase(id, "The customer asked.", AGENT)).isInstanceOf(Deed.NotDone.class);
            assertThat(house.desk.erase(id, "The customer asked.", SUPERVISOR)).isInstanceOf(Deed.Done.class);

            CaseView view = house.desk.view(id).orElseThrow();
            assertThat(view.erased()).isTrue();
            assertThat(view.messages()).allMatch(said -> said.text() == null);
            assertThat(view.actions()).isEmpty();
            assertThat(house.verified()).isInstanceOf(Holds.class);
        }
    }

    @Test
    void wordsAreFoundInConversationsAndClosedCasesAreLeftOut() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.says(LENA, "Meine Bestellung D-1042 ist immer noch nicht da.");
            house.says("491700000002", "我的订单还没有到");

            assertThat(found(house, "BESTELLUNG d-1042").total()).isEqualTo(1);
            assertThat(found(house, "订单").total()).isEqualTo(1);
            assertThat(found(house, "Regenschirm").total()).isZero();
        }
    }

    @Test
    void anEditedDraftIsCheckedAndKeepsTheReason() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.DRAFT)) {
            house.says(LENA, "Meine Bestellung D-1042 ist immer noch nicht da.");
            CaseView before = house.onlyCase();
            String promise = "Das tut uns leid! Natürlich bekommen Sie noch heute den vollen Betrag zurück.";

            assertThat(house.desk.editDraft(
                            before.row().id(), before.draft().number(), promise, Audience.PRIVATE, "Shorter.", AGENT))
                    .isInstanceOf(Deed.Done.class);

            CaseView after = house.onlyCase();
            assertThat(after.draft().text()).isEqualTo(promise);
            assertThat(after.draft().author()).isEqualTo(AGENT.name());
            assertThat(house.desk.sendDraft(after.row().id(), after.draft().number(), AGENT))
                    .isInstanceOf(Deed.NotDone.class);
            assertThat(house.sent).isEmpty();
        }
    }

    @Test
    void aPromiseUnderAPostIsStoppedAndTheAnswerGoesOutInPrivate() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            house.comments("karl", "Frechheit! Seit Wochen kommt meine Bestellung D-1042 nicht!");
            String id = house.onlyCase().row().id();
            house.desk.editDraft(id, 0, "Wir erstatten Ihnen den vollen Betrag.", Audience.PUBLIC, "Calm.", AGENT);

            assertThat(house.onlyCase().row().reason()).contains("The rules deny the draft");
            assertThat(house.desk.sendDraft(id, waiting(house), SUPERVISOR)).isInstanceOf(Deed.NotDone.class);
            assertThat(house.sent).isEmpty();

            house.desk.editDraft(id, waiting(house), "Bitte schreiben Sie uns hier.", Audience.PRIVATE, "Calm.", AGENT);
            assertThat(house.desk.sendDraft(id, waiting(house), SUPERVISOR)).isInstanceOf(Deed.Done.class);
            house.settle();

            assertThat(house.sent).singleElement().satisfies(request -> assertThat(
                            request.body().text())
                    .contains("\"recipient\":{\"comment_id\":", "Bitte schreiben Sie uns hier."));
        }
    }

    private static long waiting(TestHouse house) {
        return house.onlyCase().draft().number();
    }

    private static CasePage found(TestHouse house, String words) {
        return house.desk.list(new CaseFilter(Set.of(), null, null, null, words, 0, 10));
    }

    /** The story up to the proposal: late order, two data points, code. */
    /** Lets a customer ask for a refund, and prove who writes, until it waits for a supervisor. */
    static Review proposedRefund(TestHouse house) {
        house.says(LENA, "Meine Bestellung D-1042 ist immer noch nicht da. Ich möchte mein Geld zurück.");
        assertThat(house.sent).hasSize(1);
        house.says(LENA, "Die Bestellnummer ist D-1042, die Postleitzahl 12345.");
        assertThat(house.onlyCase().proved()).isEqualTo(VerificationLevel.TWO_DATA_POINTS);
        assertThat(house.codes).hasSize(1);
        house.says(LENA, "Mein Code ist " + house.codes.get(0).code() + ".");
        List<Review> reviews = house.desk.reviews(Set.of(ReviewState.PROPOSED));
        assertThat(reviews).as("%s", house.onlyCase()).hasSize(1);
        return reviews.get(0);
    }
}
