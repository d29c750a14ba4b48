package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.operations.CaseDesk.Corrected;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an agent's edit of a draft becomes knowledge, or does not. */
class CorrectionsTest {
    private static final String LENA = "491700000001";
    private static final String QUESTION = "Wie lange dauert die Lieferung nach Hamburg?";
    private static final String BETTER = "Nach Hamburg sind es 2 bis 3 Werktage, Frau Musterfrau (D-1042).";
    private static final Person AGENT = new Person("agent-3", Role.AGENT);
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);

    @ParameterizedTest
    @EnumSource
    void aCorrectionIsProposedAsASectionUntilASupervisorTakesIt(TestDatabases kind) {
        try (TestHouse house = new TestHouse(Database.open(kind.url()), RolloutStage.DRAFT)) {
            String before = edited(house, BETTER, "Hamburg is nearer.");

            assertThat(house.desk.corrections()).hasSize(1);
            Corrected corrected = house.desk.corrections().get(0);
            assertThat(corrected.correction().draft()).isEqualTo(before).isNotBlank();
            assertThat(corrected.correction().corrected()).isEqualTo(BETTER);
            assertThat(corrected.correction().by()).isEqualTo(AGENT.name());
            assertThat(corrected.proposal().file()).startsWith("de/logistics/correction-2026-11-02-");
            assertThat(corrected.proposal().markdown())
                    .contains("## Hamburg is nearer.", "> " + QUESTION, "2 bis 3 Werktage")
                    .doesNotContain("D-1042");
            assertThat(corrected.proposal().blanked()).containsExactly("D-1042");

            assertThat(house.desk.acceptCorrection(corrected.number(), AGENT)).isInstanceOf(Deed.NotDone.class);
            assertThat(house.desk.acceptCorrection(corrected.number(), SUPERVISOR))
                    .isInstanceOf(Deed.Done.class);
            assertThat(house.desk.corrections()).isEmpty();
            assertThat(house.desk.acceptCorrection(corrected.number(), SUPERVISOR))
                    .isInstanceOf(Deed.NotDone.class);
            assertThat(house.onlyCase().evidence())
                    .filteredOn(event -> event.kind() == EventKind.CORRECTED)
                    .last()
                    .satisfies(event -> assertThat(event.payload()).contains("\"becomesKnowledge\":true"))
                    .satisfies(event -> assertThat(event.actor()).isEqualTo(SUPERVISOR.name()));
            assertThat(house.verified()).isInstanceOf(Holds.class);
        }
    }

    @Test
    void whoDismissesSaysWhy() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.DRAFT)) {
            edited(house, BETTER, "Hamburg is nearer.");
            long number = house.desk.corrections().get(0).number();
            assertThat(house.desk.dismissCorrection(number, " ", SUPERVISOR)).isInstanceOf(Deed.NotDone.class);
            assertThat(house.desk.dismissCorrection(number, "For this customer only.", SUPERVISOR))
                    .isEqualTo(new Deed.Done("It does not become knowledge."));
            assertThat(house.desk.corrections()).isEmpty();
        }
    }

    @Test
    void theLastEditOfACaseIsTheOneThatIsProposed() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.DRAFT)) {
            edited(house, "Nach Hamburg sind es 9 Werktage.", "A slip of the pen.");
            CaseView view = house.onlyCase();
            house.desk.editDraft(
                    view.row().id(), view.draft().number(), BETTER, Audience.PRIVATE, "Hamburg is nearer.", AGENT);
            assertThat(house.desk.corrections())
                    .singleElement()
                    .satisfies(one -> assertThat(one.correction().corrected()).isEqualTo(BETTER));
        }
    }

    @Test
    void anErasedCustomerIsInNoCorrection() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.DRAFT)) {
            edited(house, BETTER, "Hamburg is nearer.");
            long number = house.desk.corrections().get(0).number();
            house.desk.erase(house.onlyCase().row().id(), "The customer asked.", SUPERVISOR);
            assertThat(house.desk.corrections()).isEmpty();
            assertThat(house.desk.acceptCorrection(number, SUPERVISOR)).isInstanceOf(Deed.NotDone.class);
        }
    }

    /** Lets an agent edit the draft that answers a question; what the draft said before. */
    private static String edited(TestHouse house, String text, String reason) {
        house.says(LENA, QUESTION);
        CaseView view = house.onlyCase();
        String before = view.draft().text();
        assertThat(house.desk.editDraft(view.row().id(), view.draft().number(), text, Audience.PRIVATE, reason, AGENT))
                .isInstanceOf(Deed.Done.class);
        return before;
    }
}
