package dev.decorum.policy.fact;

import java.util.regex.Pattern;

/** Counts what in a text leads elsewhere. */
final class Addresses {
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://\\S|\\bwww\\.|(?<![@\\w.-])(?:[a-z0-9-]{1,63}\\.){1,9}"
                    + "(?:com|net|org|info|shop|io|co|de|at|ch|fr|uk|us|cn|jp|eu|me|ly|link)\\b)\\S{0,500}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MAIL = Pattern.compile("[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,9}");

    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![\\w+])(?:\\+|00)[1-9](?:[ ()/.-]{0,3}[0-9]){7,14}(?![0-9])");

    private Addresses() {}

    /** How many web addresses. */
    static int links(String text) {
        return count(LINK, text);
    }

    /** How many e-mail addresses, and telephone numbers with a country. */
    static int contacts(String text) {
        return count(MAIL, text) + count(TELEPHONE, text);
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }
}
