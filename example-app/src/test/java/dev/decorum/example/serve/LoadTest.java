package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.intake.TestDeliveries;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.policy.channel.RawDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signed deliveries at a steady rate, sent when they are due and not when the one before was answered; each is measured
 * from when it was due to its acknowledgement. {@code -Dlong=true} sends 200 a second for a minute and then looks for the
 * rate at which the server is full.
 */
class LoadTest {
    private static final boolean LONG = Boolean.getBoolean("long");

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int sent;

    @Test
    void whatIsAcknowledgedUnderLoadIsKept() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path accounts = folder.resolve("accounts.json");
        int kept = 0;
        try (ChannelStub stub = new ChannelStub()) {
            Files.writeString(accounts, TestDeliveries.accountsFile(stub.url()));
            try (ChildProcess child = ChildProcess.start(
                    data, "-", accounts, stub.url(), ChildProcess.FULL_SPEED, folder.resolve("child.log"))) {
                run(child, 50, LONG ? 20 : 3);
                Measured measured = run(child, LONG ? 200 : 50, LONG ? 60 : 5);
                kept += measured.acknowledged();
                System.out.println("load: " + measured);
                assertThat(measured.acknowledged()).isEqualTo(measured.offered());
                assertThat(measured.p99()).as("%s", measured).isLessThan(Duration.ofMillis(LONG ? 100 : 2_000));
                for (int rate = 300; LONG && rate <= 2_400; rate += 100) {
                    Measured more = run(child, rate, 10);
                    System.out.println("load: " + more);
                    if (more.p99().compareTo(Duration.ofMillis(100)) > 0) {
                        break;
                    }
                }
            }
        }
        try (Database database = Database.inFolder(data)) {
            long events = database.inTransaction(
                    connection -> Rows.first(connection, "select count(*) from inbox", row -> row.getLong(1))
                            .orElseThrow());
            long handled = database.inTransaction(connection -> Rows.first(
                            connection, "select count(*) from inbox where state = 'DONE'", row -> row.getLong(1))
                    .orElseThrow());
            System.out.println("load: " + events + " kept, " + handled + " handled when it was stopped");
            assertThat(events).isEqualTo(answered.get());
            assertThat(events).isGreaterThanOrEqualTo(kept);
        }
    }

    private final AtomicInteger answered = new AtomicInteger();

    private Measured run(ChildProcess child, int perSecond, int seconds) throws InterruptedException {
        int count = perSecond * seconds;
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        CountDownLatch open = new CountDownLatch(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            client.sendAsync(request(child, sent++), BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                if (failure == null && answer.statusCode() == 200) {
                    nanos.add(System.nanoTime() - due);
                    answered.incrementAndGet();
                }
                open.countDown();
            });
        }
        assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
        return Measured.of(perSecond, count, nanos.stream().mapToLong(n -> n).toArray());
    }

    private static HttpRequest request(ChildProcess child, int number) {
        RawDelivery delivery = TestDeliveries.whatsapp(
                "wamid.L" + number, "49171" + (1_000_000 + number), "Wo ist meine Bestellung D-1042?", Instant.now());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + child.port() + delivery.path()))
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(delivery.body().toArray()));
        delivery.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    private record Measured(
            int perSecond, int offered, int acknowledged, Duration p50, Duration p99, Duration longest) {
        static Measured of(int perSecond, int offered, long[] nanos) {
            Arrays.sort(nanos);
            return new Measured(
                    perSecond,
                    offered,
                    nanos.length,
                    Duration.ofNanos(at(nanos, 0.5)),
                    Duration.ofNanos(at(nanos, 0.99)),
                    Duration.ofNanos(at(nanos, 1)));
        }

        private static long at(long[] sorted, double part) {
            return sorted.length == 0
                    ? Long.MAX_VALUE
                    : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
        }
    }
}
