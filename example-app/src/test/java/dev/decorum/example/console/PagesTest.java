package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.review.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every page in both themes, at the width of a desk and of a phone: looked at by axe, and kept as a picture. */
class PagesTest {
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    @Test
    void everyPageIsFreeOfSeriousFaultsInBothThemesAndFitsAPhone() {
        List<String> faults = new ArrayList<>();
        try (TestConsole console = new TestConsole();
                Chromium chromium = new Chromium(console.address())) {
            console.desk.open(
                    "c-1",
                    "whatsapp",
                    "Wo bleibt mein Mantel? Ich möchte mein Geld zurück.",
                    "Guten Tag,\n\nwir garantieren Ihnen, dass Sie Ihr Geld morgen haben! Wir sind schuld an der"
                            + " Verspätung.\n\nViele Grüße");
            console.desk.open("c-2", "line", "Danke!", "Guten Tag, gern geschehen. Viele Grüße");
            Review review = console.desk.propose("c-1", TestDesk.refund("refund-1", "180.00"), "assistant");
            console.desk.corrections.add(CorrectionPagesTest.corrected(1));
            console.desk.propose("c-2", TestDesk.refund("refund-2", "12.50"), "assistant");
            chromium.open("/sign-in");
            look(chromium, "sign-in", faults);
            chromium.signIn("ada");
            look(chromium, "/staff", "staff", faults);
            look(chromium, "/audit", "audit", faults);
            look(chromium, "/cases/c-1", "case-administrator", faults);
            chromium.driver.manage().deleteAllCookies();
            chromium.signIn("sam");
            for (String theme : List.of("dark", "light")) {
                chromium.prefer("en", theme);
                pages(review).forEach((name, path) -> look(chromium, path, name, faults));
            }
            chromium.prefer("zh-Hans", "dark");
            look(chromium, "/cases/c-1", "case-zh", faults);
            look(chromium, "/reviews", "reviews-zh", faults);
        }
        assertThat(faults).isEmpty();
    }

    private static Map<String, String> pages(Review review) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("inbox", "/inbox");
        pages.put("inbox-empty", "/inbox?q=nothing+like+this");
        pages.put("case", "/cases/c-1");
        pages.put("why-not", "/cases/c-1/why-not");
        pages.put("reviews", "/reviews");
        pages.put("reviews-empty", "/reviews?show=over");
        pages.put("review", "/reviews/" + review.proposal().hash());
        pages.put("corrections", "/corrections");
        pages.put("rules", "/rules?q=refund");
        pages.put("rules-empty", "/rules?q=nothing+like+this");
        pages.put("simulator", "/simulator");
        pages.put("simulator-watch", "/simulator/watch?channel=whatsapp&account=shop-de&since=1&status=200");
        pages.put("preferences", "/preferences");
        pages.put("nothing", "/cases/none");
        return pages;
    }

    private static void look(Chromium chromium, String path, String name, List<String> faults) {
        chromium.open(path);
        look(chromium, name, faults);
    }

    private static void look(Chromium chromium, String name, List<String> faults) {
        String theme = chromium.driver
                .findElement(org.openqa.selenium.By.tagName("html"))
                .getDomAttribute("data-theme");
        String shown = name + "-" + (theme == null ? "device" : theme);
        chromium.faults().forEach(f -> faults.add(shown + ": " + f));
        chromium.picture(shown, DESK);
        chromium.driver.manage().window().setSize(new org.openqa.selenium.Dimension(PHONE, 800));
        if (chromium.overflow() > 0) {
            faults.add(shown + ": wider than a phone by " + chromium.overflow());
        }
        chromium.picture(shown + "-phone", PHONE);
    }
}
