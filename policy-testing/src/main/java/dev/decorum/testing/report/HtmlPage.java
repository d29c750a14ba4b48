package dev.decorum.testing.report;

/** The frame of a report: one file that needs no other, for light and dark and for narrow screens. */
final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2329; --paper: #ffffff; --rule: #d5dae0; --soft: #f3f5f7;
              --good: #0b6b3a; --goodback: #dff3e6; --part: #7a5200; --partback: #fdf0cf; --bad: #a3161d; --badback: #fbe1e1; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --paper: #14181c; --rule: #394149; --soft: #1d2329;
              --good: #7bd8a0; --goodback: #12341f; --part: #f0c869; --partback: #3a2e0c; --bad: #ff9c9c; --badback: #451618; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 1rem; max-width: 72rem; font: 16px/1.5 system-ui, sans-serif;
              color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem .3rem 0;
              border-bottom: 1px solid var(--rule); vertical-align: top; } td.n, th { white-space: nowrap; }
            pre { background: var(--soft); padding: .6rem; overflow-x: auto; font-size: .85rem; line-height: 1.55; }
            pre.words { white-space: pre-wrap; overflow-wrap: break-word; }
            details { border-bottom: 1px solid var(--rule); padding: .4rem 0; } summary { cursor: pointer; }
            .good { color: var(--good); } .part { color: var(--part); } .bad { color: var(--bad); }
            mark { color: inherit; border-radius: 2px; border-bottom: 2px solid; }
            mark.good { background: var(--goodback); border-color: var(--good); }
            mark.part { background: var(--partback); border-color: var(--part); border-bottom-style: dashed; }
            mark.bad { background: var(--badback); border-color: var(--bad); border-bottom-style: dotted; }
            .no { color: inherit; opacity: .7; user-select: none; } sup { font-size: .7rem; font-weight: bold; line-height: 0; }
            """;

    private HtmlPage() {}

    static String of(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + text(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>" + text(title) + "</h1>\n" + body
                + "</body>\n</html>\n";
    }

    /** A text between or within tags. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
