package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds e-mail addresses and links in a text. In time linear in the text. */
final class Links {
    /** The longest local part and the longest domain of RFC 5321; nothing longer is read. */
    private static final int LONGEST_LOCAL = 64;

    private static final int LONGEST_DOMAIN = 255;
    /** Ends of domains by which a name without {@code www} or a path is taken for one. */
    private static final Set<String> KNOWN_ENDS =
            Set.of("com", "net", "org", "info", "shop", "store", "app", "online", "eu", "de", "fr", "uk", "cn", "jp");

    private final String text;
    private final List<Span> addresses = new ArrayList<>();
    private final List<Span> links = new ArrayList<>();

    private Links(String text) {
        this.text = text;
    }

    static Links in(String text) {
        Links found = new Links(text);
        found.findAddresses();
        found.findLinks();
        return found;
    }

    /** E-mail addresses, by their place. */
    List<Span> addresses() {
        return addresses;
    }

    /** Links, by their place; no e-mail address is one. */
    List<Span> links() {
        return links;
    }

    /** Both. */
    List<Span> all() {
        List<Span> both = new ArrayList<>(addresses);
        both.addAll(links);
        return both;
    }

    private void findAddresses() {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '@' || text.charAt(at) == '＠') {
                int start = at;
                while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
                    start--;
                }
                int end = domainEnd(at + 1);
                if (start < at && end > at && isDomain(at + 1, end)) {
                    addresses.add(new Span(start, end));
                    at = end - 1;
                }
            }
        }
    }

    private void findLinks() {
        int next = 0;
        for (int at = 0; at < text.length(); ) {
            while (next < addresses.size() && addresses.get(next).end() <= at) {
                next++;
            }
            if (next < addresses.size() && addresses.get(next).start() <= at) {
                at = addresses.get(next).end();
            } else if (isHost(text.charAt(at))) {
                at = link(at);
            } else {
                at++;
            }
        }
    }

    /** Reads on from the start of a run of host characters; the place behind it and behind a link that it begins. */
    private int link(int start) {
        int end = start;
        while (end < text.length() && isHost(text.charAt(end))) {
            end++;
        }
        String scheme = end - start <= 5 ? text.substring(start, end).toLowerCase(Locale.ROOT) : "";
        if ((scheme.equals("http") || scheme.equals("https")) && text.startsWith("://", end)) {
            return add(start, pathEnd(end + 3));
        }
        int host = end;
        while (host > start && text.charAt(host - 1) == '.') {
            host--;
        }
        boolean path =
                host == end && end + 1 < text.length() && text.charAt(end) == '/' && isPath(text.charAt(end + 1));
        boolean www = text.regionMatches(true, start, "www.", 0, 4);
        if (host - start <= LONGEST_DOMAIN && isDomain(start, host) && (path || www || endIsKnown(start, host))) {
            return add(start, path ? pathEnd(end) : host);
        }
        return end;
    }

    private int add(int start, int end) {
        links.add(new Span(start, end));
        return end;
    }

    private int pathEnd(int from) {
        int end = from;
        while (end < text.length() && isPath(text.charAt(end))) {
            end++;
        }
        while (end > from && ".,;:!?)'\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private int domainEnd(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_DOMAIN && isHost(text.charAt(end))) {
            end++;
        }
        while (end > from && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Whether this is a name with a point and, behind the last point, two ASCII letters or more. */
    private boolean isDomain(int from, int end) {
        int point = lastPoint(from, end);
        if (point <= from || end - point < 3) {
            return false;
        }
        for (int i = point + 1; i < end; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return text.charAt(from) != '.' && text.charAt(point - 1) != '.';
    }

    private boolean endIsKnown(int from, int end) {
        int point = lastPoint(from, end);
        return point > from && KNOWN_ENDS.contains(text.substring(point + 1, end));
    }

    /** The last point of a name; a place before it when it has none. */
    private int lastPoint(int from, int end) {
        int at = end - 1;
        while (at >= from && text.charAt(at) != '.') {
            at--;
        }
        return at;
    }

    private static boolean isHost(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private static boolean isLocal(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0);
    }

    private static boolean isPath(char c) {
        return c > 32 && c < 127 && "<>\"\\^`{|}".indexOf(c) < 0;
    }
}
