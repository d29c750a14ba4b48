package dev.decorum.policy.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.internal.Canonical;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page of a capsule for people: what happened, in order and in plain words, with what was said and shown. It runs
 * nothing and loads nothing but the pictures of the capsule. Texts of customers are hostile: they are escaped, and letters
 * that turn the direction of a line or cannot be seen are written out.
 */
final class CapsulePage {
    private static final int MOST_SHOWN = 256 << 10;
    private static final Set<String> TEXTS = Set.of("text/plain", "application/json", "message/rfc822");
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/webp");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8885;--soft:#777}
            body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.4rem}h2{font-size:1.05rem;margin:0}time,.who{color:var(--soft);font-size:.9rem}
            ol{list-style:none;padding:0}li{border-top:1px solid var(--line);padding:1rem 0}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid var(--line);padding:.2rem .8rem;
            margin:.5rem 0;unicode-bidi:isolate;font:inherit}details pre,code{font-family:ui-monospace,monospace;
            font-size:.85rem;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;
            margin:.5rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}img{max-width:100%;
            border:1px solid var(--line)}
            """;

    private final String caseId;
    private final Checkpoint checkpoint;
    private final CheckpointKey key;
    private final Set<String> files;
    private final Map<String, String> texts;
    private final StringBuilder out = new StringBuilder();

    /**
     * A page about a case.
     *
     * @param files the names of the files in the capsule
     * @param texts the texts of those that can be shown as texts
     */
    CapsulePage(String caseId, Checkpoint checkpoint, CheckpointKey key, Set<String> files, Map<String, String> texts) {
        this.caseId = caseId;
        this.checkpoint = checkpoint;
        this.key = key;
        this.files = files;
        this.texts = texts;
    }

    /** Whether a part is shown as a text on the page. */
    static boolean isShown(SealedPart part) {
        return TEXTS.contains(part.type()) && part.bytes() <= MOST_SHOWN;
    }

    String html(List<RecordedEvent> events) {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none';"
                + " base-uri 'none'; form-action 'none'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<title>Evidence of case ").append(escaped(caseId)).append("</title>\n<style>\n");
        out.append(STYLE).append("</style>\n</head>\n<body>\n<main>\n<h1>Evidence of case ");
        out.append(escaped(caseId)).append("</h1>\n");
        introduction(events.size());
        out.append("<ol>\n");
        events.forEach(this::event);
        out.append("</ol>\n</main>\n</body>\n</html>\n");
        return out.toString();
    }

    private void introduction(int count) {
        out.append("<p>This file tells how a case was handled, in ")
                .append(count)
                .append(" events. They come from the log <code>");
        out.append(escaped(checkpoint.origin())).append("</code>, which had ").append(checkpoint.size());
        out.append(" events when it was signed at ")
                .append(TIME.format(checkpoint.at()))
                .append(".</p>\n");
        out.append(
                "<p>This page is for reading. Whether anything was changed, the verifier tells; it needs no network and"
                        + " nothing but the file that this page came in. Compare the key with the one that the house has"
                        + " published:</p>\n<pre><code>decorum verify --key ");
        out.append(escaped(key.text())).append(" CAPSULE.zip</code></pre>\n");
    }

    private void event(RecordedEvent event) {
        out.append("<li id=\"e").append(event.index()).append("\">\n<h2>").append(words(event.kind()));
        out.append("</h2>\n<time datetime=\"").append(event.at()).append("\">").append(TIME.format(event.at()));
        out.append("</time> <span class=\"who\">by ")
                .append(escaped(event.actor()))
                .append(", event ");
        out.append(event.index() + 1).append(" of the log");
        if (!event.caseId().equals(caseId)) {
            out.append(", in another case");
        }
        out.append("</span>\n");
        event.parts().forEach(part -> part(event, part));
        details(event);
        out.append("</li>\n");
    }

    private void part(RecordedEvent event, SealedPart part) {
        String file = CapsuleFiles.opened(event, part);
        String name = escaped(part.name().replace('-', ' '));
        if (!files.contains(file)) {
            out.append("<p>The ").append(name).append(" (").append(part.bytes());
            out.append(" bytes) can no longer be read: the key of the customer was destroyed.</p>\n");
        } else if (PICTURES.contains(part.type())) {
            out.append("<p>The ")
                    .append(name)
                    .append(":</p>\n<img src=\"")
                    .append(file)
                    .append("\" alt=\"");
            out.append(name).append("\">\n");
        } else if (!texts.containsKey(file)) {
            out.append("<p>The ")
                    .append(name)
                    .append(": <a href=\"")
                    .append(file)
                    .append("\">");
            out.append(file).append("</a></p>\n");
        } else if (part.type().equals("text/plain")) {
            out.append("<p>The ").append(name).append(":</p>\n<pre dir=\"auto\">");
            out.append(escaped(texts.getOrDefault(file, ""))).append("</pre>\n");
        } else {
            out.append("<details><summary>The ").append(name).append("</summary><pre dir=\"auto\">");
            out.append(escaped(pretty(part, texts.getOrDefault(file, "")))).append("</pre></details>\n");
        }
    }

    private void details(RecordedEvent event) {
        out.append("<dl>\n");
        for (Map.Entry<String, JsonNode> said : Canonical.parse(event.payload()).properties()) {
            JsonNode value = said.getValue();
            row(said.getKey(), value.isValueNode() ? value.asText() : Canonical.json(value));
        }
        out.append("</dl>\n<details><summary>Hashes</summary>\n<dl>\n");
        row("customer", event.subject());
        row("rules", event.rulesHash());
        row("facts", event.factsHash());
        row("leaf " + event.index(), event.leafHash());
        out.append("</dl></details>\n");
    }

    private void row(String name, @Nullable String value) {
        if (value != null) {
            out.append("<dt>").append(escaped(name)).append("</dt><dd>");
            out.append(escaped(value)).append("</dd>\n");
        }
    }

    private static String pretty(SealedPart part, String text) {
        if (!part.type().equals("application/json")) {
            return text;
        }
        try {
            return PolicyJson.writePretty(Canonical.parse(text));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String words(EventKind kind) {
        return switch (kind) {
            case RECEIVED -> "A message came in";
            case DECIDED -> "The rules decided";
            case DRAFTED -> "A reply was drafted";
            case CORRECTED -> "A person corrected the draft";
            case VERIFIED -> "The identity of the customer was checked";
            case PROPOSED -> "An action was proposed for review";
            case APPROVED -> "A person approved the action";
            case REJECTED -> "A person refused the action or took it back";
            case REFUSED -> "The action was not allowed to run";
            case EXECUTED -> "The action was carried out, or its outcome became known";
            case REPLIED -> "A reply was sent";
            case ESCALATED -> "The case went to a person";
            case EXPORTED -> "This evidence was given out";
            case ERASED -> "Personal data of the customer was erased";
        };
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.appendCodePoint(c);
                default -> {
                    if (isHidden(c)) {
                        safe.append(String.format(Locale.ROOT, "[U+%04X]", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    /** Joiners stay: emoji and some scripts are written with them. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D && (c < 0xE0020 || c > 0xE007F);
            default -> false;
        };
    }
}
