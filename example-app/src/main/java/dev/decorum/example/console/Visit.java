package dev.decorum.example.console;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to the console: what was asked, by whom, and the answer in the making. Used by one thread. */
final class Visit {
    private final Context context;
    private final Shell shell;
    private final Texts texts;
    private final @Nullable Session session;
    private final String csrf;

    Visit(Context context, Shell shell, Texts texts, @Nullable Session session, String csrf) {
        this.context = context;
        this.shell = shell;
        this.texts = texts;
        this.session = session;
        this.csrf = csrf;
    }

    Context context() {
        return context;
    }

    Texts texts() {
        return texts;
    }

    /** What the forms of the answer must carry. */
    String csrf() {
        return csrf;
    }

    /** Who is signed in; routes that let only staff in can rely on it. */
    StaffMember staff() {
        if (session == null) {
            throw new IllegalStateException("Nobody has signed in. Maybe the route should be for staff alone.");
        }
        return session.staff();
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Whether htmx asks, for a part of a page. */
    boolean isPartial() {
        return "true".equals(context.header("HX-Request"));
    }

    Instant now() {
        return shell.clock().instant();
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** A value of the address; empty when it is not there. */
    String query(String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }

    /** A field of the form; empty when it is not there. */
    String field(String name) {
        String value = context.formParam(name);
        return value == null ? "" : value.strip();
    }

    /** A field of the form exactly as it was sent; empty when it is not there. */
    String raw(String name) {
        String value = context.formParam(name);
        return value == null ? "" : value.replace("\r\n", "\n");
    }

    List<String> fields(String name) {
        return context.formParams(name);
    }

    /** Answers with a page. */
    void show(String template, String titleKey, String section, Map<String, Object> model) {
        String key = context.queryParam("done");
        String done = key != null && texts.has("done." + key) ? "done." + key : null;
        show(template, texts.get(titleKey), section, done, model);
    }

    void show(String template, String title, String section, @Nullable String done, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put(
                "page",
                new Page(
                        title,
                        section,
                        texts,
                        Preferences.theme(context),
                        session == null ? null : session.staff(),
                        csrf,
                        done,
                        shell.assets(),
                        shell.clock().instant(),
                        shell.zone()));
        context.html(shell.render(template, all));
    }

    /** Answers by sending the browser to another page of the console. */
    void goTo(String path) {
        if (isPartial()) {
            context.header("HX-Redirect", path).status(204);
        } else {
            context.redirect(path, io.javalin.http.HttpStatus.SEE_OTHER);
        }
    }

    /** Adds an entry to the audit in the name of who is signed in. */
    void audit(String action, @Nullable String target, String outcome) {
        shell.audit().add(session == null ? null : session.staff().name(), action, target, outcome);
    }
}
