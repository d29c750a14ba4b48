package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A review from the sign-in to the approval without a mouse. */
class KeyboardTest {
    private static final int FAR = 80;

    @Test
    void aRefundIsApprovedWithTheKeyboardAlone() {
        try (TestConsole console = new TestConsole();
                Chromium chromium = new Chromium(console.address())) {
            console.desk.open("c-1", "whatsapp", "Wo ist mein Mantel?", "Guten Tag, wir sehen nach. Viele Grüße");
            Review review = console.desk.propose("c-1", TestDesk.refund("refund-1", "12.50"), "assistant");
            chromium.open("/sign-in");
            tab(chromium);
            assertThat(focused(chromium).getText()).isEqualTo("Skip to the content");
            assertThat(focused(chromium).getLocation().getX()).isNotNegative();
            tabTo(chromium, "input[name=name]").sendKeys("sam");
            tabTo(chromium, "input[name=password]").sendKeys(TestConsole.PASSWORD, Keys.ENTER);
            chromium.await("Inbox");
            tabTo(chromium, "a[href='/reviews']").sendKeys(Keys.ENTER);
            chromium.await("Low risk");
            tabTo(chromium, "a[href='/reviews/" + review.proposal().hash() + "']")
                    .sendKeys(Keys.ENTER);
            chromium.await("The exact action");
            tabTo(chromium, "input[name=comment]").sendKeys("The order is late.");
            tabTo(chromium, "form[action$='/approve'] button").sendKeys(Keys.ENTER);
            chromium.await("Approved.");
            assertThat(console.desk
                            .review(review.proposal().hash())
                            .orElseThrow()
                            .approvals())
                    .hasSize(1);
            assertThat(console.desk
                            .review(review.proposal().hash())
                            .orElseThrow()
                            .state())
                    .isNotEqualTo(ReviewState.REJECTED);
        }
    }

    @Test
    void noPageChangesTheOrderOfTheTabKey() {
        try (TestConsole console = new TestConsole();
                Chromium chromium = new Chromium(console.address())) {
            console.desk.open("c-1", "whatsapp", "Wo ist mein Mantel?", "Guten Tag, wir sehen nach. Viele Grüße");
            chromium.signIn("ada");
            for (String path :
                    List.of("/inbox", "/cases/c-1", "/reviews", "/rules", "/simulator", "/audit", "/staff")) {
                chromium.open(path);
                for (WebElement element : chromium.driver.findElements(By.cssSelector("[tabindex]"))) {
                    assertThat(element.getDomAttribute("tabindex")).as(path).isIn("0", "-1");
                }
            }
        }
    }

    /** Presses Tab until this is in focus, and sees that one can see it. */
    private static WebElement tabTo(Chromium chromium, String selector) {
        WebElement wanted = chromium.driver.findElement(By.cssSelector(selector));
        for (int i = 0; i < FAR; i++) {
            if (focused(chromium).equals(wanted)) {
                Object seen = chromium.driver.executeScript("const s = getComputedStyle(document.activeElement);"
                        + "return s.outlineStyle !== 'none' || s.boxShadow !== 'none'");
                assertThat(seen).as("a mark of focus on " + selector).isEqualTo(true);
                return wanted;
            }
            tab(chromium);
        }
        throw new AssertionError("The Tab key does not reach " + selector + ".");
    }

    private static void tab(Chromium chromium) {
        focused(chromium).sendKeys(Keys.TAB);
    }

    private static WebElement focused(Chromium chromium) {
        return chromium.driver.switchTo().activeElement();
    }
}
