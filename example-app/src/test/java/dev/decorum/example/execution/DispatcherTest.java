package dev.decorum.example.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.example.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final Database database = Database.inMemory();
    private final OutboxTable outbox = new OutboxTable();
    private final List<String> sent = new ArrayList<>();
    private final Handler handler = new Handler();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Dispatcher dispatcher = new Dispatcher(database, outbox, Map.of(OutboxKind.CODE, handler), () -> now);

    @BeforeEach
    void twoRowsWait() {
        database.inTransaction(connection -> {
            outbox.add(connection, OutboxItem.of("first", OutboxKind.CODE, "C-1", "S-1"), now);
            return outbox.add(connection, OutboxItem.of("second", OutboxKind.CODE, "C-2", "S-2"), now);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatCameOfARowIsWrittenDownAsSoonAsTheDatabaseTakesItAndNothingIsSentAgain() {
        handler.endsRefused = 2;

        assertThatThrownBy(dispatcher::step).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(dispatcher::step).isInstanceOf(IllegalStateException.class);
        assertThat(count(OutboxState.SENDING)).isEqualTo(1);
        runAll();

        assertThat(sent).containsExactly("first", "second");
        assertThat(count(OutboxState.SENT)).isEqualTo(2);
    }

    @Test
    void aRowWhoseOutcomeIsNeverTakenCountsAsUnknownAndTheNextIsSent() {
        handler.endsRefused = 100;

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(dispatcher::step).isInstanceOf(IllegalStateException.class);
        }
        runAll();

        assertThat(sent).containsExactly("first", "second");
        assertThat(count(OutboxState.UNKNOWN)).isEqualTo(1);
        assertThat(count(OutboxState.SENT)).isEqualTo(1);
    }

    @Test
    void aRowThatCannotBeBegunHoldsUpNoOther() {
        handler.cannotBegin = "first";

        assertThatThrownBy(dispatcher::step).isInstanceOf(IllegalStateException.class);
        runAll();
        assertThat(sent).containsExactly("second");

        handler.cannotBegin = "";
        now = now.plus(Duration.ofSeconds(6));
        runAll();
        assertThat(sent).containsExactly("second", "first");
    }

    @Test
    void aRowThatWasBeingSentAtTheEndIsNotSentAtTheNextStart() {
        handler.endsRefused = 1;
        assertThatThrownBy(dispatcher::step).isInstanceOf(IllegalStateException.class);

        Dispatcher after = new Dispatcher(database, outbox, Map.of(OutboxKind.CODE, handler), () -> now);
        after.recover();

        assertThat(sent).containsExactly("first");
        assertThat(count(OutboxState.UNKNOWN)).isEqualTo(1);
    }

    private void runAll() {
        for (int i = 0; i < 10 && dispatcher.step(); i++) {}
    }

    private long count(OutboxState state) {
        return database.inTransaction(connection -> outbox.count(connection, state));
    }

    private final class Handler implements OutboxHandler {
        private int endsRefused;
        private String cannotBegin = "";

        @Override
        public Start begin(Connection connection, OutboxItem item) {
            if (item.idempotencyKey().equals(cannotBegin)) {
                throw new IllegalStateException("not now");
            }
            return new Start.Go(() -> {
                sent.add(item.idempotencyKey());
                return new Sending.Done("");
            });
        }

        @Override
        public Sending found(OutboxItem item) {
            return new Sending.Unknown("Nobody knows.");
        }

        @Override
        public void end(Connection connection, OutboxItem item, Sending outcome) throws SQLException {
            if (endsRefused > 0) {
                endsRefused--;
                throw new IllegalStateException("not yet");
            }
        }
    }
}
