package dev.decorum.example.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What all pages of the console share. Safe for use by several threads. */
final class Shell {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Shell.class.getClassLoader(), Shell.class.getPackageName());
    private final Assets assets = new Assets();
    private final InstantSource clock;
    private final ZoneId zone;
    private final Staff staff;
    private final Sessions sessions;
    private final Audit audit;

    Shell(DataSource database, Passwords passwords, InstantSource clock, ZoneId zone) {
        Jdbi jdbi = Jdbi.create(database);
        this.clock = clock;
        this.zone = zone;
        this.staff = new Staff(jdbi, passwords, clock);
        this.sessions = new Sessions(jdbi, clock);
        this.audit = new Audit(jdbi, clock);
    }

    /** A page or a part of one, as HTML. */
    String render(String template, Map<String, Object> model) {
        StringOutput output = new StringOutput();
        templates.render(template, model, output);
        return output.toString();
    }

    Assets assets() {
        return assets;
    }

    InstantSource clock() {
        return clock;
    }

    ZoneId zone() {
        return zone;
    }

    Staff staff() {
        return staff;
    }

    Sessions sessions() {
        return sessions;
    }

    Audit audit() {
        return audit;
    }

    /** Whether a request came over TLS, so that its cookies must as well. */
    static boolean isSecure(Context context) {
        return context.scheme().equals("https");
    }
}
