package dev.decorum.example.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Language and theme, which a browser remembers, so that they hold before anybody has signed in. */
final class Preferences {
    private static final String LANGUAGE = "decorum_language";
    private static final String THEME = "decorum_theme";
    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private Preferences() {}

    static Texts texts(Context context) {
        return Texts.in(context.cookie(LANGUAGE), context.header("Accept-Language"));
    }

    static @Nullable String theme(Context context) {
        String chosen = context.cookie(THEME);
        return chosen != null && THEMES.contains(chosen) ? chosen : null;
    }

    static void show(Visit visit) {
        visit.show(
                "preferences.jte",
                "preferences.title",
                "preferences",
                Map.of(
                        "languages",
                        Texts.languages(),
                        "themes",
                        THEMES.stream().sorted().toList()));
    }

    static void save(Visit visit) {
        String language = visit.field("language");
        String theme = visit.field("theme");
        Context context = visit.context();
        if (Texts.languages().contains(language)) {
            context.cookie(cookie(context, LANGUAGE, language, A_YEAR));
        }
        context.cookie(cookie(context, THEME, theme, THEMES.contains(theme) ? A_YEAR : 0));
        visit.goTo("/preferences?done=saved");
    }

    private static Cookie cookie(Context context, String name, String value, int seconds) {
        String kept = seconds == 0 ? "" : value;
        return new Cookie(name, kept, "/", seconds, Shell.isSecure(context), true, null, SameSite.STRICT);
    }
}
