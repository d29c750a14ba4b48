package dev.decorum.example.console;

import io.javalin.http.Context;

/** The headers that keep a page from doing what it is not meant to do, whatever a customer has written on it. */
final class Headers {
    /** Only our own files, no script or style within a page, no frame around it, and forms go nowhere else. */
    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            // Pico draws the arrow of a list and the tick of a box by data: images.
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private Headers() {}

    static void forPages(Context context) {
        forAll(context);
        context.header("Content-Security-Policy", POLICY);
        context.header("Cache-Control", "no-store");
    }

    static void forFiles(Context context) {
        forAll(context);
        context.header("Content-Security-Policy", "default-src 'none'");
        context.header("Cache-Control", "public, max-age=31536000, immutable");
    }

    /** For what is saved and not shown. */
    static void forDownloads(Context context, String name) {
        context.header("Content-Security-Policy", "default-src 'none'; sandbox");
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static void forAll(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        context.header("X-Frame-Options", "DENY");
        if (Shell.isSecure(context)) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
