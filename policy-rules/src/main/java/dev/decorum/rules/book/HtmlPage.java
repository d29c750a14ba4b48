package dev.decorum.rules.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A document in one HTML file that needs nothing else: no script, no other file, no network. */
final class HtmlPage implements Page {
    private final StringBuilder out = new StringBuilder();

    @Override
    public String text(String words) {
        String[] parts = words.split("`", -1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i + 1 < parts.length;
            line.append(code ? code(parts[i]) : escaped(parts[i]));
        }
        return line.toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String code(String name) {
        return "<code>" + escaped(name) + "</code>";
    }

    @Override
    public String link(String anchor, String words) {
        return "<a href=\"#" + anchor + "\">" + text(words) + "</a>";
    }

    @Override
    public String strong(String words) {
        return "<strong>" + text(words) + "</strong>";
    }

    @Override
    public void begin(String title) {
        out.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>TITLE</title>
                <style>
                STYLE</style>
                </head>
                <body>
                <a class="skip" href="#contents">To the contents</a>
                <main>
                <h1>TITLE</h1>
                """.replace("TITLE", escaped(title)).replace("STYLE", style()));
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("book.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void heading(int level, String anchor, String line) {
        String name = "h" + level;
        out.append("<" + name + " id=\"" + anchor + "\">" + line + " <a class=\"here\" href=\"#" + anchor
                + "\" aria-label=\"Link to this place\">#</a></" + name + ">\n");
    }

    @Override
    public void paragraph(String line) {
        out.append("<p>").append(line).append("</p>\n");
    }

    @Override
    public void items(List<String> lines) {
        out.append("<ul>\n");
        lines.forEach(line -> out.append("<li>").append(line).append("</li>\n"));
        out.append("</ul>\n");
    }

    @Override
    public void contents(List<Entry> entries) {
        out.append("<nav aria-label=\"Contents\">\n");
        int level = 0;
        for (Entry entry : entries) {
            if (entry.level() > level) {
                out.append("<ul>\n".repeat(entry.level() - level));
            } else {
                out.append("</li>\n").append("</ul></li>\n".repeat(level - entry.level()));
            }
            level = entry.level();
            out.append("<li>").append(link(entry.anchor(), entry.words()));
        }
        out.append("</li></ul>\n".repeat(level)).append("</nav>\n");
    }

    @Override
    public void table(String caption, List<String> head, List<List<String>> rows) {
        String name = escaped(caption);
        out.append("<div class=\"table\" role=\"region\" aria-label=\"" + name + "\" tabindex=\"0\"><table>\n");
        out.append("<caption>").append(name).append("</caption>\n<thead><tr>");
        head.forEach(h -> out.append("<th scope=\"col\">").append(text(h)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(cell).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    @Override
    public String end() {
        return out.append("</main>\n</body>\n</html>\n").toString();
    }
}
