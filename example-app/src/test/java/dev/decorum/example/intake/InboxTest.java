package dev.decorum.example.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.RawDelivery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboxTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final HouseKey KEY = HouseKey.random();

    @ParameterizedTest
    @EnumSource
    void anEventIsKeptOnceAndHandedOutInOrder(TestDatabases kind) {
        try (Database database = Database.open(kind.url())) {
            Inbox inbox = inbox(database);
            Intake intake = new Intake(inbox);

            assertThat(receive(intake, "one")).isEqualTo(1);
            assertThat(receive(intake, "two")).isEqualTo(1);
            assertThat(receive(intake, "one")).isZero();

            assertThat(inbox.count(Inbox.State.NEW)).isEqualTo(2);
            assertThat(handled(database, inbox, intake)).containsExactly("one", "two");
            assertThat(inbox.count(Inbox.State.DONE)).isEqualTo(2);
            assertThat(receive(intake, "two")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHandledKeepsNothingOfTheDelivery(TestDatabases kind) {
        try (Database database = Database.open(kind.url())) {
            Inbox inbox = inbox(database);
            Intake intake = new Intake(inbox);
            receive(intake, "one");

            handled(database, inbox, intake);

            assertThat(database.<Long>inTransaction(
                            c -> Rows.first(c, "select count(*) from delivery", row -> row.getLong(1))
                                    .orElseThrow()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatFailsThreeTimesGoesToAPersonAndTheNextIsHandled(TestDatabases kind) {
        try (Database database = Database.open(kind.url())) {
            Inbox inbox = inbox(database);
            Intake intake = new Intake(inbox);
            receive(intake, "bad");
            receive(intake, "good");

            for (int i = 0; i < Inbox.TRIES; i++) {
                Inbox.Entry entry = database.inTransaction(inbox::next).orElseThrow();
                assertThat(entry.attempts()).isEqualTo(i);
                inbox.failed(entry, "It does not work.");
            }

            assertThat(inbox.count(Inbox.State.FAILED)).isEqualTo(1);
            assertThat(handled(database, inbox, intake)).containsExactly("good");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameEventFromEightThreadsIsKeptOnce(TestDatabases kind) throws Exception {
        try (Database database = Database.open(kind.url())) {
            Inbox inbox = inbox(database);
            Intake intake = new Intake(inbox);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String id = "same-" + i / 8;
                results.add(threads.submit(() -> receive(intake, id)));
            }
            int fresh = 0;
            for (Future<Integer> result : results) {
                fresh += result.get();
            }
            threads.shutdown();

            assertThat(fresh).isEqualTo(8);
            assertThat(inbox.count(Inbox.State.NEW)).isEqualTo(8);
        }
    }

    private static Inbox inbox(Database database) {
        return new Inbox(database, KEY, InstantSource.fixed(AT));
    }

    private static int receive(Intake intake, String id) {
        RawDelivery delivery = TestDeliveries.whatsapp(id, "491700000001", id, AT);
        return intake.receive(delivery, TestDeliveries.WHATSAPP).events().size();
    }

    private static List<String> handled(Database database, Inbox inbox, Intake intake) {
        List<String> texts = new ArrayList<>();
        while (Boolean.TRUE.equals(database.inTransaction(connection -> {
            Inbox.Entry entry = inbox.next(connection).orElse(null);
            if (entry == null) {
                return false;
            }
            MessageReceived event = (MessageReceived)
                    intake.event(entry, TestDeliveries.WHATSAPP).orElseThrow();
            texts.add(event.content().text());
            inbox.done(connection, entry);
            return true;
        }))) {}
        return texts;
    }
}
