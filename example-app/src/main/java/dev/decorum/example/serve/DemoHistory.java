package dev.decorum.example.serve;

import dev.decorum.example.execution.ChannelSender;
import dev.decorum.example.execution.CodeSender;
import dev.decorum.example.execution.Dispatcher;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.example.execution.Transport;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.ActionHandler;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CaseFlow;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseTools;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.CodeHandler;
import dev.decorum.example.operations.Deed;
import dev.decorum.example.operations.DefaultCaseDesk;
import dev.decorum.example.operations.InboxWorker;
import dev.decorum.example.operations.Person;
import dev.decorum.example.operations.ReplyHandler;
import dev.decorum.example.serve.DemoScript.Conversation;
import dev.decorum.example.serve.DemoScript.Moment;
import dev.decorum.example.simulator.Simulator;
import dev.decorum.example.store.Database;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays what happened in the demo before it was opened: the customers' messages are signed and taken in, handled and
 * answered as any other, and people do what they do at the desk. Only the clock is the demo's own, so that the two days
 * before the start pass in seconds. One thread plays; nobody else handles cases meanwhile.
 */
final class DemoHistory {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final int MOST_STEPS = 100;

    private final Instant start;
    private final Queue<Moment> moments;
    private final CaseTools tools;
    private final Intake intake;
    private final InboxWorker worker;
    private final Dispatcher dispatcher;
    private final CaseDesk desk;
    private final Simulator simulator = new Simulator();
    private final Map<Conversation, String> subjects = new HashMap<>();
    private final Map<Conversation, String> codes = new HashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private volatile Instant now;
    private volatile boolean over;
    private String letter = "";

    /**
     * A history that ends now.
     *
     * @param present the tools of the house, of which only the clock is replaced
     */
    DemoHistory(List<Moment> moments, CaseTools present, Database database, CodeSender codes, Transport transport) {
        // A database keeps microseconds and rounds: what is due now would be due in the next one.
        this.start = present.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        this.now = start;
        this.moments = new ArrayDeque<>(moments);
        InstantSource clock = () -> now;
        this.tools = new CaseTools(
                present.engine(),
                present.recognizer(),
                present.drafter(),
                present.knowledge(),
                present.backOffice(),
                present.accounts(),
                new Ledger(present.key(), clock),
                present.outbox(),
                present.limits(),
                present.key(),
                clock);
        Inbox inbox = new Inbox(database, present.key(), clock);
        this.intake = new Intake(inbox);
        this.worker = new InboxWorker(database, inbox, intake, present.accounts(), new CaseFlow(tools));
        this.desk = new DefaultCaseDesk(tools, database);
        CodeSender noting = sent -> {
            letter = sent.code();
            return codes.send(sent);
        };
        this.dispatcher = new Dispatcher(
                database,
                tools.outbox(),
                Map.of(
                        OutboxKind.REPLY, new ReplyHandler(tools, new ChannelSender(transport, transport)),
                        OutboxKind.CODE, new CodeHandler(tools, noting),
                        OutboxKind.ACTION, new ActionHandler(tools, database)),
                clock);
        this.over = moments.isEmpty();
    }

    /** Whether everything has been played, so that the house may go on in the present. */
    boolean isOver() {
        return over;
    }

    /** What did not come about as it is written, a line each. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /**
     * Plays the next moment and what follows from it at once.
     *
     * @return whether there is another
     */
    boolean step() {
        Moment moment = moments.poll();
        if (moment != null) {
            try {
                play(moment);
            } catch (RuntimeException e) {
                trouble(moment, e.getClass().getSimpleName());
            }
        }
        over = moments.isEmpty();
        return !over;
    }

    private void play(Moment moment) {
        now = start.minus(moment.ago());
        letter = "";
        if (moment.who().isEmpty()) {
            say(moment);
        } else {
            act(moment);
        }
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            boolean handled = worker.step();
            boolean sent = dispatcher.step();
            if (!handled && !sent) {
                break;
            }
        }
        if (!letter.isEmpty()) {
            codes.put(moment.of(), letter);
        }
    }

    private void say(Moment moment) {
        Conversation of = moment.of();
        Account account = tools.accounts().find(of.channel(), of.account()).orElseThrow();
        String words = moment.words().replace("{code}", codes.getOrDefault(of, "{code}"));
        Reception reception =
                intake.receive(simulator.message(account.channel(), of.customer(), words, now), account.channel());
        for (ChannelEvent event : reception.events()) {
            if (event instanceof MessageReceived message) {
                subjects.put(
                        of,
                        tools.ledger()
                                .subject(
                                        of.channel(),
                                        of.account(),
                                        message.sender().id()));
                return;
            }
        }
        trouble(moment, "The message was not taken in.");
    }

    private void act(Moment moment) {
        Person person = new Person(moment.who(), moment.who().startsWith("supervisor") ? Role.SUPERVISOR : Role.AGENT);
        Optional<CaseView> found = found(moment.of());
        Deed deed = found.isEmpty() ? new Deed.NotDone("There is no case.") : deed(moment, found.get(), person);
        if (deed instanceof Deed.NotDone no) {
            trouble(moment, no.message());
        }
    }

    private Deed deed(Moment moment, CaseView of, Person person) {
        String id = of.row().id();
        String words = moment.words();
        long draft = of.waiting().map(CaseView.Draft::number).orElse(0L);
        return switch (moment.what()) {
            case "takes" -> desk.take(id, person);
            case "sends" -> desk.sendDraft(id, draft, person);
            case "writes" -> {
                String[] parts = words.split(" \\| ", 2);
                yield desk.editDraft(id, draft, parts[1], parts[0], person);
            }
            case "discards" -> desk.discardDraft(id, draft, words, person);
            case "closes" -> desk.close(id, words, person);
            case "approves" -> of.actions().isEmpty() ? none() : desk.approve(hash(of), words, person);
            case "rejects" -> of.actions().isEmpty() ? none() : desk.reject(hash(of), words, person);
            default -> throw new IllegalArgumentException("Nobody can do `" + moment.what() + "`.");
        };
    }

    private static Deed none() {
        return new Deed.NotDone("There is no proposal.");
    }

    private static String hash(CaseView of) {
        return of.actions().get(0).proposal().hash();
    }

    private Optional<CaseView> found(Conversation of) {
        String subject = subjects.get(of);
        CaseFilter filter = new CaseFilter(Set.of(), of.channel(), null, null, "", 0, CaseFilter.MOST);
        return desk.list(filter).cases().stream()
                .filter(row -> row.subject().equals(subject))
                .map(CaseRow::id)
                .findFirst()
                .flatMap(desk::view);
    }

    private void trouble(Moment moment, String what) {
        troubles.add("line " + moment.line() + ": " + what);
        LOG.warn("history={} trouble={}", moment.line(), what);
    }
}
