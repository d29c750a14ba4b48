package dev.decorum.channels.internal;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words that a person sees in HTML: scripts, styles and what is hidden are left out. */
public final class HtmlText {
    private static final String UNSEEN = "script, style, head, title, noscript, template, object, svg, [hidden], "
            + "[style~=(?i)display\\s*:\\s*none]";
    private static final String SIGNATURES = ".gmail_signature, .gmail_signature_prefix, .moz-signature";
    private static final String QUOTES = "blockquote[type=cite], .moz-cite-prefix, .yahoo_quoted, .protonmail_quote, "
            + "#mail-editor-reference-message-container";
    private static final String ENDS = "#divRplyFwdMsg, .OutlookMessageHeader";
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "dd",
            "div",
            "dl",
            "dt",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> CELLS = Set.of("td", "th");

    private HtmlText() {}

    /** A text as HTML that shows it and nothing else. */
    public static String escaped(String text) {
        return Entities.escape(text).replace("\r\n", "\n").replace("\n", "<br>");
    }

    /** All words. */
    public static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        return text(document);
    }

    /**
     * The words without those that mail programs mark as quoted or as a signature; all words when nothing else is left.
     * What a forwarding puts in is no quote, and what stands between quotes stays.
     */
    public static String withoutQuotes(String html) {
        Document document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        String all = text(document);
        document.select(QUOTES).remove();
        document.select(".gmail_quote").forEach(HtmlText::removeQuote);
        for (Element end : document.select(ENDS)) {
            end.nextElementSiblings().remove();
            end.remove();
        }
        document.select(SIGNATURES).remove();
        String rest = text(document);
        return rest.isBlank() ? all : rest;
    }

    /** Looks at children alone, so that quotes inside of quotes cost no more than others. */
    private static void removeQuote(Element quote) {
        Elements children = quote.children();
        boolean forwarded = children.stream()
                .anyMatch(child -> child.hasClass("gmail_attr") && child.text().startsWith("-----"));
        if (forwarded) {
            return;
        }
        if (quote.normalName().equals("blockquote")) {
            quote.remove();
        }
        children.stream()
                .filter(child ->
                        child.hasClass("gmail_attr") || child.normalName().equals("blockquote"))
                .forEach(Element::remove);
    }

    private static String text(Document document) {
        Words words = new Words();
        NodeTraversor.traverse(words, document);
        return words.toString();
    }

    private static final class Words implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                add(words.getWholeText());
            } else if (node.normalName().equals("br")) {
                trimmed().append('\n');
            } else if (BLOCKS.contains(node.normalName())) {
                newLine();
                if (node.normalName().equals("li")) {
                    text.append("- ");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node.normalName().equals("p")) {
                newLine();
                text.append('\n');
            } else if (BLOCKS.contains(node.normalName())) {
                newLine();
            } else if (CELLS.contains(node.normalName())) {
                add(" ");
            }
        }

        private void add(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c == '\u00A0' || Character.isWhitespace(c)) {
                    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && last() != ' ') {
                        text.append(' ');
                    }
                } else {
                    text.append(c);
                }
            }
        }

        private char last() {
            return text.charAt(text.length() - 1);
        }

        private StringBuilder trimmed() {
            while (!text.isEmpty() && last() == ' ') {
                text.setLength(text.length() - 1);
            }
            return text;
        }

        private void newLine() {
            if (!trimmed().isEmpty() && last() != '\n') {
                text.append('\n');
            }
        }

        @Override
        public String toString() {
            StringBuilder result = new StringBuilder(text.length());
            int breaks = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                breaks = c == '\n' ? breaks + 1 : 0;
                if (breaks <= 2) {
                    result.append(c);
                }
            }
            return result.toString().strip();
        }
    }
}
