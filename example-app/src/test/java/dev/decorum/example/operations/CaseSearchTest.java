package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Words are found in conversations by the index in memory, as long as they may be. */
class CaseSearchTest {
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);

    @ParameterizedTest
    @CsvSource({
        "Bestellung D-1042 ist nicht da, BESTELLUNG, bestel, regen",
        "Bestellung D-1042 ist nicht da, d-1042, D-1042 da, D-1043",
        "Où est ma commande à Orléans ?, ou est orleans, ORLÉANS, paris",
        "我的订单还没有到, 订单, 没有, 退款",
        "我的订单还没有到, 订, 我的订单还没有到, 单订",
        "注文した傘がまだ届きません, 傘, 届きません, 帽子",
        "주문한 우산이 아직 오지 않았어요, 우산, 않았, 모자",
        "คำสั่งซื้อของฉันยังไม่มาถึง, คำสั่งซื้อ, ยังไม่, ร่ม",
        "أين الطلبية الخاصة بي, الطلبية, طلبية, مظلة",
        "ＡＢＣ１２３ ist die Nummer, abc123, abc, xyz"
    })
    void aWordIsFoundInEveryScriptAndOneThatIsNotThereIsNot(String text, String one, String other, String absent) {
        CaseIndexFixture index = new CaseIndexFixture();
        index.put("C-1", text);
        index.put("C-2", "something else");
        assertThat(index.find(one)).containsExactly("C-1");
        assertThat(index.find(other)).containsExactly("C-1");
        assertThat(index.find(absent)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSearchIsRightWhileTheIndexIsReadAfterItIsReadAndAfterARestart(TestDatabases kind) {
        try (TestHouse house = new TestHouse(Database.open(kind.url()), RolloutStage.REVIEWED_EXECUTION)) {
            house.says("491700000001", "Meine Bestellung D-1042 ist immer noch nicht da.");
            house.says("491700000002", "我的订单还没有到");
            assertThat(found(house.desk, "bestellung")).as("before").hasSize(1);

            assertThat(house.desk.index()).as("there is more to read").isTrue();
            house.says("491700000003", "Der Regenschirm ist da.");
            assertThat(found(house.desk, "regenschirm")).as("meanwhile").hasSize(1);

            read(house.desk);
            assertThat(found(house.desk, "bestellung")).hasSize(1);
            assertThat(found(house.desk, "regenschirm")).hasSize(1);
            assertThat(found(house.desk, "订单")).hasSize(1);
            house.says("491700000001", "Der Hut fehlt auch.");
            assertThat(found(house.desk, "hut"))
                    .as("at once after it was written")
                    .hasSize(1);
            assertThat(found(house.desk, "hut regenschirm")).isEmpty();

            DefaultCaseDesk restarted = new DefaultCaseDesk(house.tools, house.database);
            assertThat(found(restarted, "regenschirm")).hasSize(1);
            read(restarted);
            assertThat(found(restarted, "hut")).hasSize(1);
            String id = found(restarted, "hut").get(0);
            assertThat(found(restarted, id)).containsExactly(id);
            assertThat(restarted
                            .list(new CaseFilter(Set.of(CaseState.CLOSED), null, null, null, "hut", 0, 10))
                            .total())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasErasedOrTakenBackIsFoundByNobody(TestDatabases kind) {
        try (TestHouse house = new TestHouse(Database.open(kind.url()), RolloutStage.REVIEWED_EXECUTION)) {
            house.says("491700000001", "Der Regenschirm fehlt.");
            house.says("491700000002", "Der Regenschirm ist kaputt.");
            read(house.desk);
            List<String> both = found(house.desk, "regenschirm");
            assertThat(both).hasSize(2);

            house.desk.erase(both.get(0), "The customer asked.", SUPERVISOR);
            assertThat(found(house.desk, "regenschirm")).containsExactly(both.get(1));

            long message =
                    house.desk.view(both.get(1)).orElseThrow().messages().get(0).number();
            house.database.inTransaction(connection -> {
                house.tools.ledger().lock(connection);
                new MessageStore().revoke(connection, message);
                return true;
            });
            assertThat(found(house.desk, "regenschirm")).isEmpty();
            DefaultCaseDesk restarted = new DefaultCaseDesk(house.tools, house.database);
            assertThat(found(restarted, "regenschirm")).isEmpty();
            read(restarted);
            assertThat(found(restarted, "regenschirm")).isEmpty();
        }
    }

    @Test
    void theNewestComeFirstAndOnlySoManyAsAreAskedFor() {
        CaseIndexFixture index = new CaseIndexFixture();
        for (int i = 1; i <= 50; i++) {
            index.put("C-" + i, "Der Regenschirm fehlt.");
        }
        assertThat(index.index.find("regen", 3)).containsExactly("C-50", "C-49", "C-48");
        index.index.remove("C-50");
        index.index.show();
        assertThat(index.index.find("regen", 2)).containsExactly("C-49", "C-48");
    }

    private static void read(DefaultCaseDesk desk) {
        int steps = 0;
        while (desk.index()) {
            assertThat(++steps).isLessThan(50);
        }
    }

    private static List<String> found(CaseDesk desk, String words) {
        return desk.list(new CaseFilter(Set.of(), null, null, null, words, 0, 10)).cases().stream()
                .map(CaseRow::id)
                .toList();
    }

    /** An index that is filled by hand. */
    private static final class CaseIndexFixture {
        final CaseIndex index = new CaseIndex();
        private long number;

        void put(String caseId, String text) {
            index.put(caseId, List.of(text), ++number);
            index.show();
        }

        List<String> find(String words) {
            return index.find(words, 10);
        }
    }
}
