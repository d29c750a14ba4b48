package dev.decorum.rules.book;

import java.util.List;
import java.util.regex.Pattern;

/** A document in the Markdown of GitHub. */
final class MarkdownPage implements Page {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_\\[\\]<>|#~&]");

    private final StringBuilder out = new StringBuilder();

    @Override
    public String text(String words) {
        String[] parts = words.split("`", -1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i + 1 < parts.length;
            line.append(code ? code(parts[i]) : SPECIAL.matcher(parts[i]).replaceAll("\\\\$0"));
        }
        return line.toString().replaceAll("\\s+", " ");
    }

    @Override
    public String code(String name) {
        return "`" + name.replace('`', '\'').replace("|", "\\|") + "`";
    }

    @Override
    public String link(String anchor, String words) {
        return "[" + text(words) + "](#" + anchor + ")";
    }

    @Override
    public String strong(String words) {
        return "**" + text(words) + "**";
    }

    @Override
    public void begin(String title) {
        out.append("# ").append(text(title)).append('\n');
    }

    @Override
    public void heading(int level, String anchor, String line) {
        out.append("\n<a id=\"").append(anchor).append("\"></a>\n\n");
        out.append("#".repeat(level)).append(' ').append(line).append('\n');
    }

    @Override
    public void paragraph(String line) {
        out.append('\n').append(line).append('\n');
    }

    @Override
    public void items(List<String> lines) {
        out.append('\n');
        lines.forEach(line -> out.append("- ").append(line).append('\n'));
    }

    @Override
    public void contents(List<Entry> entries) {
        out.append('\n');
        for (Entry entry : entries) {
            out.append("  ".repeat(entry.level() - 1)).append("- ");
            out.append(link(entry.anchor(), entry.words())).append('\n');
        }
    }

    @Override
    public void table(String caption, List<String> head, List<List<String>> rows) {
        out.append('\n');
        row(head.stream().map(this::text).toList());
        row(head.stream().map(h -> "---").toList());
        rows.forEach(this::row);
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String end() {
        return out.toString();
    }
}
