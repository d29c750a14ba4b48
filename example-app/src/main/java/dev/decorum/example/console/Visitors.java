package dev.decorum.example.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cookies of a browser, and the token that the forms of one carry who has not signed in: a MAC of its cookie, so that
 * nothing has to be kept of strangers. Safe for use by several threads.
 */
final class Visitors {
    static final String SESSION = "decorum_session";
    private static final String VISITOR = "decorum_visitor";
    private static final String USABLE = "[A-Za-z0-9_-]{43}";

    private final Sessions sessions;
    private final SecretKeySpec key;

    Visitors(Sessions sessions) {
        this.sessions = sessions;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The token of a browser without a session; it gets a cookie when it has none. */
    String token(Context context) {
        String visitor = context.cookie(VISITOR);
        if (visitor == null || !visitor.matches(USABLE)) {
            visitor = sessions.token();
            context.cookie(cookie(context, VISITOR, visitor, -1));
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] code = mac.doFinal(visitor.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256. Maybe use another one.", e);
        }
    }

    /** Gives a browser the id of its session. */
    static void admit(Context context, String id) {
        context.cookie(cookie(context, SESSION, id, -1));
        context.cookie(cookie(context, VISITOR, "", 0));
    }

    /** Takes the id of its session from a browser. */
    static void dismiss(Context context) {
        context.cookie(cookie(context, SESSION, "", 0));
    }

    private static Cookie cookie(Context context, String name, String value, int seconds) {
        return new Cookie(name, value, "/", seconds, Shell.isSecure(context), true, null, SameSite.STRICT);
    }
}
