package dev.decorum.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
    private static final Path GOLDEN =
            RuleFiles.SHIPPED.resolveSibling("policy-rules/src/test/resources/book/rule-book.md");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(id|href)=\"([^\"]*)\"");

    @TempDir
    private Path folder;

    private static RuleSet read(Path rules) {
        RuleFolder.Reading reading = RuleFolder.read(rules);
        return reading.ruleSet().orElseThrow(() -> new AssertionError(reading.faults()));
    }

    private RuleSet small() {
        return read(RuleFiles.in(folder)
                .file("base/limits.yaml", """
                        limits:
                          small: { value: 20, unit: money, floor: 0, ceiling: 50, basis: "house rule: small" }
                        """)
                .file("regions/us/limits.yaml", """
                        limits:
                          small: { value: 25, basis: "house rule: dollars", expires: 2027-01-01 }
                        """)
                .rules(
                        "base",
                        RuleFiles.rule(
                                        "refund-small",
                                        """
                                        Limit( name == "small", $small : value )
                                        $refund : Refund( cumulative.reference <= $small, aboveOrder == false, $order : orderId )
                                        Order( id == $order, status not in (OrderStatus.UNKNOWN, OrderStatus.PLACED) )
                                        """,
                                        "policy.permit($refund, \"At most \" + $small + \" in 90 days.\");")
                                + RuleFiles.rule("refund-two", """
                                        $refund : Refund( $id : id )
                                        not Refund( id == $id, method == RefundMethod.ORIGINAL )
                                        not Customer( disputesOpen == 0, tags not contains "a", tags not contains "b" )
                                        """, """
                                        policy.review($refund, Role.SUPERVISOR, 2, "Two *different* eyes <look>");
                                        policy.requireEvidence(EvidenceKind.APPROVAL, $refund);
                                        policy.requireVerification(VerificationLevel.ONE_TIME_CODE, $refund, "Money moves.");
                                        """)
                                + RuleFiles.rule(
                                        "injury",
                                        "Message( signals contains Signal.INJURY || intents contains Intent.HUMAN_AGENT )",
                                        "policy.handOver(Role.SAFETY, \"Someone was hurt!\"); policy.moveToPrivate(\"Others read.\");"))
                .rules(
                        "surfaces/public-comments",
                        RuleFiles.rule(
                                        "public-refund-promise",
                                        "Reply( audience == Audience.PUBLIC )\n"
                                                + "$claim : Claim( category == ClaimCategory.REFUND_COMMITMENT )",
                                        "policy.forbid($claim, \"Answer in a private message; promise nothing in public.\");")
                                .replace("@owner", "@confidence(\"unconfirmed\") @effective(\"2026-08-02\") @owner"))
                .rules(
                        "channels/whatsapp/regions/de",
                        RuleFiles.rule(
                                "late",
                                "not Message( language in (\"en\", \"en-GB\") )",
                                "policy.language(\"de\"); policy.answerWithin(2, TimeSpan.HOURS, Clock.HOUSE, \"the desk\");"))
                .path());
    }

    @Test
    void aBookSaysEachRuleInASentence() throws IOException {
        assertThat(RuleBook.markdown(small())).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void theSameRulesGiveTheSameBook() {
        assertThat(RuleBook.html(small())).isEqualTo(RuleBook.html(small()));
    }

    @Test
    void whatAuthorsWriteIsTextInHtml() {
        assertThat(RuleBook.html(small()))
                .contains("Two *different* eyes &lt;look&gt;.")
                .doesNotContain("<look>");
    }

    @Test
    void theShippedRulesMakeABookInBothForms() {
        RuleSet rules = read(RuleFiles.SHIPPED);

        String html = RuleBook.html(rules);
        String markdown = RuleBook.markdown(rules);

        for (PolicyRule rule : rules.rules()) {
            assertThat(html).contains("id=\"rule-" + rule.id() + "\"", "<code>" + rule.id() + "</code>");
            assertThat(markdown).contains("<a id=\"rule-" + rule.id() + "\"></a>", "`" + rule.id() + "`");
        }
        assertThat(markdown).as("no words of the rule language").doesNotContain("==", "&&", "null", "$", "policy.g");
    }

    @Test
    void theHtmlIsWholeAndNeedsNothingElse() {
        String html = RuleBook.html(read(RuleFiles.SHIPPED));
        Deque<String> open = new ArrayDeque<>();
        Set<String> anchors = new HashSet<>();
        List<String> links = new ArrayList<>();
        Matcher tag = TAG.matcher(html.substring(html.indexOf("<html")).replaceAll("(?s)<style>.*?</style>", ""));
        while (tag.find()) {
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else if (!tag.group(2).equals("meta")) {
                open.push(tag.group(2));
            }
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            while (attribute.find()) {
                if (attribute.group(1).equals("href")) {
                    links.add(attribute.group(2));
                } else {
                    assertThat(anchors.add("#" + attribute.group(2)))
                            .as(attribute.group())
                            .isTrue();
                }
            }
        }

        assertThat(open).isEmpty();
        assertThat(anchors).containsAll(links);
        assertThat(html.toLowerCase(Locale.ROOT))
                .contains("prefers-color-scheme: dark", "@media print", "width=device-width", ":focus-visible")
                .doesNotContain("<script", "<img", "<link", "src=", "url(", "@import", "http:", "https:");
    }
}
