package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is erased together, and who is not. */
class ErasureTest {
    private static final String LENA = "491700000001";
    private static final String LENA_AT_WORK = "491700000002";
    private static final String SOMEBODY = "491700000003";
    private static final String OTTO = "491700000004";
    private static final String LATE = "Meine Bestellung D-1042 ist immer noch nicht da.";
    private static final String PROOF = "Die Bestellnummer ist D-1042, die Postleitzahl 12345.";
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);

    @ParameterizedTest
    @EnumSource
    void allAccountsFromWhichACustomerProvedToBeOneAreErasedTogetherAndNoOther(TestDatabases kind) {
        try (TestHouse house = new TestHouse(Database.open(kind.url()), RolloutStage.REVIEWED_EXECUTION)) {
            proves(house, LENA, LATE, PROOF);
            proves(house, LENA_AT_WORK, LATE, PROOF);
            house.says(SOMEBODY, LATE);
            house.says(SOMEBODY, "Die Bestellnummer ist D-1042, die Postleitzahl 99999.");
            proves(house, OTTO, "Wo ist meine Bestellung?", "Die Bestellnummer ist D-1043, die Postleitzahl 54321.");
            List<String> cases = ids(house);
            assertThat(cases).hasSize(4);
            assertThat(cases.stream().map(house.desk::accounts)).containsExactly(2, 2, 1, 1);

            Deed erased = house.desk.erase(cases.get(0), "The customer asked.", SUPERVISOR);

            assertThat(erased)
                    .isEqualTo(new Deed.Done(
                            "The customer is erased, on 2 accounts: nothing personal can be read any longer."));
            assertThat(cases.stream().map(id -> view(house, id).erased())).containsExactly(true, true, false, false);
            assertThat(view(house, cases.get(1)).messages()).allMatch(said -> said.text() == null);
            assertThat(view(house, cases.get(2)).messages()).anyMatch(said -> LATE.equals(said.text()));
            assertThat(view(house, cases.get(0)).evidence())
                    .filteredOn(event -> event.kind() == EventKind.ERASED)
                    .hasSize(2);
            assertThat(house.verified()).isInstanceOf(Holds.class);
        }
    }

    @Test
    void whoWritesAgainAfterErasureIsNobodyKnown() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            proves(house, LENA, LATE, PROOF);
            proves(house, LENA_AT_WORK, LATE, PROOF);
            house.desk.erase(ids(house).get(0), "The customer asked.", SUPERVISOR);

            house.says(LENA, LATE);
            String again = ids(house).get(2);
            assertThat(house.desk.accounts(again)).isEqualTo(1);
            assertThat(view(house, again).erased()).isFalse();
            assertThat(links(house)).isZero();
        }
    }

    @Test
    void theProofOfAnotherOrderPutsThatInThePlaceOfTheOneThatWasOnlyNamed() {
        try (TestHouse house = new TestHouse(Database.inMemory(), RolloutStage.REVIEWED_EXECUTION)) {
            proves(house, LENA, LATE, PROOF);
            proves(house, SOMEBODY, LATE, "Die Bestellnummer ist D-1043, die Postleitzahl 54321.");

            assertThat(ids(house).stream().map(house.desk::accounts)).containsExactly(1, 1);
            assertThat(view(house, ids(house).get(1)).order().order().id()).isEqualTo("D-1043");
        }
    }

    private static void proves(TestHouse house, String from, String wish, String proof) {
        house.says(from, wish);
        house.says(from, proof);
    }

    private static CaseView view(TestHouse house, String id) {
        return house.desk.view(id).orElseThrow();
    }

    private static List<String> ids(TestHouse house) {
        return house.desk.list(new CaseFilter(Set.of(), null, null, null, "", 0, 50)).cases().stream()
                .sorted((a, b) -> a.openedAt().compareTo(b.openedAt()))
                .map(CaseRow::id)
                .toList();
    }

    private static long links(TestHouse house) {
        return house.database.inTransaction(
                connection -> Rows.first(connection, "select count(*) from subject_link", row -> row.getLong(1))
                        .orElseThrow());
    }
}
