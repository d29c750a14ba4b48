package dev.decorum.example.console;

import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.simulator.Simulator;
import dev.decorum.policy.channel.RawDelivery;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plays a customer: sends a signed message to the server's own intake, over HTTP as a channel would, and watches it. */
final class SimulatorPages {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Simulator simulator = new Simulator();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Accounts accounts;
    private final CaseDesk desk;

    SimulatorPages(Accounts accounts, CaseDesk desk) {
        this.accounts = accounts;
        this.desk = desk;
    }

    void show(Visit visit) {
        List<Account> playable = accounts.all().stream()
                .filter(a -> Simulator.channels().contains(a.channel().channel()))
                .toList();
        visit.show("simulator.jte", "simulator.title", "simulator", Map.of("accounts", playable));
    }

    /** Sends what was typed, and goes on to where it is watched. */
    void send(Visit visit) throws IOException {
        String[] key = visit.field("account").split("/", 2);
        Account account = accounts.find(key[0], key.length == 2 ? key[1] : "")
                .filter(a -> Simulator.channels().contains(a.channel().channel()))
                .orElseThrow(() -> Problem.input("simulator.account"));
        Instant now = visit.now();
        RawDelivery delivery = delivery(account, visit, now);
        int status = deliver(visit.context().req(), delivery);
        visit.audit("simulate", account.channel().channel() + "/" + account.id(), Integer.toString(status));
        visit.goTo("/simulator/watch?channel=" + encoded(account.channel().channel()) + "&account="
                + encoded(account.id()) + "&since=" + now.toEpochMilli() + "&status=" + status);
    }

    void watch(Visit visit) {
        visit.show("simulatorWatch.jte", "simulator.watch", "simulator", steps(visit));
    }

    /** What a page that watches asks for by itself. */
    void refresh(Visit visit) {
        visit.show("simulatorSteps.jte", "simulator.watch", "simulator", steps(visit));
    }

    /** The case that the message came into, with what has happened in it since. */
    private Map<String, Object> steps(Visit visit) {
        String channel = visit.query("channel");
        String account = visit.query("account");
        Instant since = since(visit);
        if (accounts.find(channel, account).isEmpty()) {
            throw Problem.notFound();
        }
        CaseFilter filter = new CaseFilter(Set.of(), channel, null, null, "", 0, CaseFilter.MOST);
        Optional<CaseView> found = desk.list(filter).cases().stream()
                .filter(row -> row.account().equals(account) && !row.changedAt().isBefore(since))
                .max(Comparator.comparing(CaseRow::changedAt))
                .flatMap(row -> desk.view(row.id()));
        Map<String, Object> model = new HashMap<>();
        model.put(
                "address",
                "/simulator/steps?channel=" + encoded(channel) + "&account=" + encoded(account) + "&since="
                        + since.toEpochMilli() + "&status=" + status(visit));
        model.put("status", status(visit));
        model.put("since", since);
        found.ifPresent(view -> model.put("view", view));
        return model;
    }

    private RawDelivery delivery(Account account, Visit visit, Instant now) {
        try {
            return simulator.message(account.channel(), visit.field("name"), visit.raw("text"), now);
        } catch (IllegalArgumentException e) {
            throw Problem.input("simulator.form");
        }
    }

    private int deliver(HttpServletRequest own, RawDelivery delivery) throws IOException {
        String query = delivery.query().entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(v -> encoded(e.getKey()) + "=" + encoded(v)))
                .collect(Collectors.joining("&"));
        String host = own.getLocalAddr().contains(":") ? "[" + own.getLocalAddr() + "]" : own.getLocalAddr();
        URI address = URI.create(
                "http://" + host + ":" + own.getLocalPort() + delivery.path() + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body().toArray()));
        delivery.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The delivery was interrupted.", e);
        }
    }

    private static Instant since(Visit visit) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(visit.query("since")));
        } catch (NumberFormatException | DateTimeException e) {
            throw Problem.notFound();
        }
    }

    private static String status(Visit visit) {
        String status = visit.query("status");
        return status.matches("\\d{3}") ? status : "0";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
