package dev.decorum.example.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request is not served, in words for the person who made it. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String key;
    private final transient List<Object> values;
    private @Nullable String said;
    private String path = "/";

    private Problem(int status, String key, Object... values) {
        super(key);
        this.status = status;
        this.key = key;
        this.values = List.of(values);
    }

    /** There is no such thing, or none that this person may know of: both look the same. */
    static Problem notFound() {
        return new Problem(404, "problem.not-found");
    }

    /** This person's role may not do this. */
    static Problem role() {
        return new Problem(403, "problem.role");
    }

    /** The form does not come from a page of this session. */
    static Problem form() {
        return new Problem(403, "problem.form");
    }

    /** What was sent is not what the form asks for. */
    static Problem input(String key, Object... values) {
        return new Problem(422, key, values);
    }

    /** Operations refused it, and say why in their own words. */
    static Problem refused(String message, String path) {
        Problem problem = new Problem(409, "problem.refused");
        problem.said = message;
        problem.path = path;
        return problem;
    }

    /** Too much was sent, or too often. */
    static Problem tooMuch(int status, String key) {
        return new Problem(status, key);
    }

    int status() {
        return status;
    }

    /** The code by which the audit names it. */
    String code() {
        return key;
    }

    String in(Texts texts) {
        return said == null ? texts.get(key, values.toArray()) : Sentences.in(texts, said);
    }

    /** Where the person goes on. */
    String path() {
        return path;
    }
}
