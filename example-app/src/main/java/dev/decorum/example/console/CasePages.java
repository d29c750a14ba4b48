package dev.decorum.example.console;

import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.operations.Deed;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Reply;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One case: what was said, what the rules say and why, what waits, and what was recorded. */
final class CasePages {
    private static final String ID = "[A-Za-z0-9_-]{1,80}";
    private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final CaseDesk desk;
    private final PolicyEngine engine;
    private final Capsules capsules;

    CasePages(CaseDesk desk, PolicyEngine engine, Capsules capsules) {
        this.desk = desk;
        this.engine = engine;
        this.capsules = capsules;
    }

    void show(Visit visit) {
        show(visit, view(visit), null, "", null, "");
    }

    /** Tells a page that waits whether the case has changed since it was shown. */
    void poll(Visit visit) {
        CaseView view = view(visit);
        if (visit.query("seen").equals(view.row().changedAt().toString())) {
            visit.context().status(204);
        } else {
            visit.show(
                    "caseChanged.jte",
                    "case.title",
                    "inbox",
                    Map.of("id", view.row().id()));
        }
    }

    /** The rules that kept silent, and the condition that each failed on. */
    void whyNot(Visit visit) {
        CaseView view = view(visit);
        Decided decided = view.decided();
        if (decided == null) {
            throw Problem.notFound();
        }
        Explanation explanation = engine.explain(decided.request());
        List<RuleExplanation> silent =
                explanation.rules().stream().filter(r -> r.whyNot() != null).toList();
        visit.show(
                "whyNot.jte", "why-not.title", "inbox", Map.of("id", view.row().id(), "silent", silent));
    }

    void take(Visit visit) {
        String id = id(visit);
        done(visit, "take", id, desk.take(id, Deeds.person(visit)), "taken");
    }

    void release(Visit visit) {
        String id = id(visit);
        done(visit, "release", id, desk.release(id, Deeds.person(visit)), "released");
    }

    void close(Visit visit) {
        String id = id(visit);
        done(visit, "close", id, desk.close(id, Deeds.reason(visit), Deeds.person(visit)), "closed");
    }

    void send(Visit visit) {
        String id = id(visit);
        done(visit, "send", id, desk.sendDraft(id, draft(visit), Deeds.person(visit)), "sent");
    }

    void discard(Visit visit) {
        String id = id(visit);
        Deed deed = desk.discardDraft(id, draft(visit), Deeds.reason(visit), Deeds.person(visit));
        done(visit, "discard", id, deed, "discarded");
    }

    /** Puts another text in the place of a draft. What was typed stays on the page when it is refused. */
    void edit(Visit visit) {
        String id = id(visit);
        String text = visit.raw("text");
        String reason = visit.raw("reason").strip();
        Audience audience = visit.field("audience").equals("PUBLIC") ? Audience.PUBLIC : Audience.PRIVATE;
        String refused = text.isBlank() || reason.isEmpty() ? visit.texts().get("draft.incomplete") : null;
        if (refused == null) {
            Deed deed = desk.editDraft(id, draft(visit), text, audience, reason, Deeds.person(visit));
            if (deed instanceof Deed.Done) {
                done(visit, "edit", id, deed, "edited");
                return;
            }
            refused = Sentences.in(visit.texts(), ((Deed.NotDone) deed).message());
            visit.audit("edit", id, "not-done");
        }
        visit.context().status(422);
        show(visit, view(visit), refused, text, audience, reason);
    }

    void erase(Visit visit) {
        String id = id(visit);
        if (!visit.field("sure").equals("yes")) {
            throw Problem.input("problem.sure");
        }
        Deed deed = desk.erase(id, Deeds.reason(visit), Deeds.person(visit));
        String target = deed instanceof Deed.Done ? id + " × " + erased(view(visit)) : id;
        Deeds.done(visit, "erase", target, deed, "/cases/" + id, "erased");
    }

    /** On how many accounts the customer was erased. */
    private static long erased(CaseView view) {
        return view.evidence().stream()
                .filter(event -> event.kind() == EventKind.ERASED)
                .count();
    }

    /** A sealed part of an event: a picture is shown, everything else is saved. */
    void part(Visit visit) {
        String id = id(visit);
        String event = visit.path("event");
        String name = visit.path("name");
        if (!event.matches("\\d{1,18}") || !name.matches(PART)) {
            throw Problem.notFound();
        }
        byte[] content = desk.part(id, Long.parseLong(event), name).orElseThrow(Problem::notFound);
        Context context = visit.context();
        if (content.length > PNG.length && Arrays.equals(content, 0, PNG.length, PNG, 0, PNG.length)) {
            context.contentType("image/png");
        } else {
            Headers.forDownloads(context, name.replaceAll("[^A-Za-z0-9_-]", "-") + ".txt");
            context.contentType("text/plain; charset=utf-8");
        }
        context.result(content);
    }

    /** Everything that was recorded of a case, for somebody outside. */
    void capsule(Visit visit) throws IOException {
        String id = view(visit).row().id();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        capsules.write(id, visit.staff().name(), content);
        visit.audit("export", id, Audit.DONE);
        Headers.forDownloads(visit.context(), "case-" + id + ".zip");
        visit.context().contentType("application/zip").result(content.toByteArray());
    }

    private void show(
            Visit visit,
            CaseView view,
            @Nullable String refused,
            String text,
            @Nullable Audience audience,
            String reason) {
        Map<String, Object> model = new HashMap<>();
        CaseView.Draft draft = view.draft();
        model.put("view", view);
        model.put("pictures", Picture.of(view, desk));
        model.put(
                "accounts",
                view.erased() ? erased(view) : (long) desk.accounts(view.row().id()));
        model.put("works", Deeds.WORKERS.contains(visit.staff().role()));
        model.put("leads", visit.staff().role() == StaffRole.SUPERVISOR);
        model.put("exports", visit.staff().role() != StaffRole.AGENT);
        model.put("refused", refused == null ? "" : refused);
        model.put("text", refused != null ? text : draft == null ? "" : draft.text());
        model.put("reason", reason);
        if (isPublic(view)) {
            model.put("audience", audience != null ? audience : readers(view));
        }
        model.put("summary", Summary.of(view, visit.texts()));
        if (draft != null) {
            model.put("marked", Marked.of(draft.text(), draft.report().findings()));
        }
        Decided decided = view.decided();
        if (decided != null) {
            model.put("words", DecisionWords.of(decided.decision()));
        }
        visit.show("case.jte", "case.title", "inbox", model);
    }

    private static boolean isPublic(CaseView view) {
        Decided decided = view.decided();
        return decided != null
                && decided.request()
                        .find(Message.class)
                        .filter(message -> message.audience() == Audience.PUBLIC)
                        .isPresent();
    }

    /** Who is to read the draft; where none waits, what the rules ask for. */
    private static Audience readers(CaseView view) {
        boolean aside =
                view.decided() != null && view.decided().decision().routing().moveToPrivate();
        return view.waiting()
                .flatMap(draft -> draft.decided().request().find(Reply.class))
                .map(Reply::audience)
                .orElse(aside ? Audience.PRIVATE : Audience.PUBLIC);
    }

    private CaseView view(Visit visit) {
        return desk.view(id(visit)).orElseThrow(Problem::notFound);
    }

    private static void done(Visit visit, String action, String id, Deed deed, String done) {
        Deeds.done(visit, action, id, deed, "/cases/" + id, done);
    }

    private static String id(Visit visit) {
        String id = visit.path("id");
        if (!id.matches(ID)) {
            throw Problem.notFound();
        }
        return id;
    }

    private static long draft(Visit visit) {
        String number = visit.field("draft");
        if (!number.matches("\\d{1,18}")) {
            throw Problem.input("problem.request");
        }
        return Long.parseLong(number);
    }
}
