package dev.decorum.example.console;

import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CasePage;
import dev.decorum.example.operations.CaseState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of cases: what waits, on which channel, and until when. */
final class InboxPages {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    private final CaseDesk desk;
    private final Supplier<List<String>> channels;

    InboxPages(CaseDesk desk, Supplier<List<String>> channels) {
        this.desk = desk;
        this.channels = channels;
    }

    /**
     * What was asked of the list, as the address says it.
     *
     * @param state a state, {@code open} for all that are not closed, or {@code all}
     * @param channel the id of a channel; blank for all
     * @param language the tag of a language; blank for all
     * @param mine whether only those that the person has taken
     * @param words what must occur
     * @param page the page of the list, from 1
     */
    record Asked(String state, String channel, String language, boolean mine, String words, int page) {
        /** The address of another page of the same list. */
        String address(String path, int other) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("state", state);
            values.put("channel", channel);
            values.put("language", language);
            values.put("mine", mine ? "yes" : "");
            values.put("q", words);
            values.put("page", other == 1 ? "" : Integer.toString(other));
            return path
                    + values.entrySet().stream()
                            .filter(v -> !v.getValue().isEmpty())
                            .map(v -> v.getKey() + "=" + URLEncoder.encode(v.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&", "?", ""));
        }
    }

    void show(Visit visit) {
        Map<String, Object> model = model(visit);
        model.put("states", states());
        model.put("channels", channels.get());
        model.put("failed", desk.failed());
        visit.show("inbox.jte", "inbox.title", "inbox", model);
    }

    /** The list alone, after somebody changed what is asked. */
    void rows(Visit visit) {
        Map<String, Object> model = model(visit);
        Asked asked = (Asked) model.get("asked");
        if (asked != null) {
            visit.context().header("HX-Replace-Url", asked.address("/inbox", asked.page()));
        }
        visit.show("inboxRows.jte", "inbox.title", "inbox", model);
    }

    /** The list alone, when it is another than the one that the page has. */
    void poll(Visit visit) {
        Map<String, Object> model = model(visit);
        if (visit.query("seen").equals(model.get("seen"))) {
            visit.context().status(204);
            return;
        }
        visit.show("inboxRows.jte", "inbox.title", "inbox", model);
    }

    void retry(Visit visit) {
        String number = visit.path("number");
        if (!number.matches("\\d{1,18}")) {
            throw Problem.notFound();
        }
        Deeds.done(
                visit, "retry", number, desk.retry(Long.parseLong(number), Deeds.person(visit)), "/inbox", "retried");
    }

    private Map<String, Object> model(Visit visit) {
        Asked asked = asked(visit);
        CasePage page = desk.list(new CaseFilter(
                statesOf(asked.state()),
                nullIfBlank(asked.channel()),
                nullIfBlank(asked.language()),
                asked.mine() ? visit.staff().name() : null,
                asked.words(),
                (asked.page() - 1) * PAGE,
                PAGE));
        Map<String, Object> model = new HashMap<>();
        model.put("asked", asked);
        model.put("cases", page.cases());
        model.put("total", page.total());
        model.put("more", page.total() > (long) asked.page() * PAGE);
        // Clocks move each minute, so a page is renewed then even if no case has changed.
        long minute = visit.now().getEpochSecond() / 60;
        model.put("seen", Integer.toHexString(List.of(page, minute).hashCode()));
        return model;
    }

    private static Asked asked(Visit visit) {
        String state = visit.query("state");
        String words = visit.query("q");
        String page = visit.query("page");
        return new Asked(
                states().contains(state) ? state : "open",
                visit.query("channel"),
                visit.query("language"),
                visit.query("mine").equals("yes"),
                words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words,
                page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1);
    }

    private static List<String> states() {
        return List.of("open", "PERSON", "REVIEW", "ANSWERED", "QUIET", "CLOSED", "all");
    }

    private static Set<CaseState> statesOf(String state) {
        return switch (state) {
            case "open" -> CaseFilter.OPEN.states();
            case "all" -> Set.of();
            default ->
                Arrays.stream(CaseState.values())
                        .filter(s -> s.name().equals(state))
                        .collect(Collectors.toSet());
        };
    }

    private static @Nullable String nullIfBlank(String value) {
        return value.isBlank() ? null : value;
    }
}
