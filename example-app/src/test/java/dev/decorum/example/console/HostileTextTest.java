package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;

/** Customers' texts in a real Chromium: script, markup, direction marks, long words. */
class HostileTextTest {
    private static final List<String> SCRIPTS = List.of(
            "<script>window.harmed = 1</script>",
            "<img src=x onerror=\"window.harmed = 1\">",
            "\"><svg onload=window.harmed=1>",
            "</textarea><script>window.harmed = 1</script>",
            "<a href=\"javascript:window.harmed=1\">x</a>",
            "<div hx-get=\"/sign-out\" hx-trigger=\"load\" hx-on::load=\"window.harmed=1\">",
            "{{constructor.constructor('window.harmed=1')()}} ${window.harmed=1} @if(true)");

    @Test
    void noScriptInAMessageRuns() {
        try (TestConsole console = new TestConsole();
                Chromium chromium = new Chromium(console.address())) {
            for (int i = 0; i < SCRIPTS.size(); i++) {
                String script = SCRIPTS.get(i);
                console.desk.open("c-" + i, "whatsapp", script, "Guten Tag, " + script + " Viele Grüße");
            }
            chromium.signIn("sam");
            for (int i = 0; i < SCRIPTS.size(); i++) {
                chromium.open("/cases/c-" + i);
                assertThat(chromium.driver
                                .findElement(By.cssSelector(".talk .words"))
                                .getText())
                        .isEqualTo(SCRIPTS.get(i));
                assertThat(chromium.driver.executeScript("return typeof window.harmed"))
                        .isEqualTo("undefined");
                assertThat(chromium.driver.findElements(By.cssSelector("main script, main svg, [onerror], [hx-on]")))
                        .isEmpty();
            }
            chromium.open("/inbox?q=" + "%3Cscript%3Ewindow.harmed%3D1%3C%2Fscript%3E");
            assertThat(chromium.driver.executeScript("return typeof window.harmed"))
                    .isEqualTo("undefined");
            assertThat(chromium.driver.manage().logs().get(LogType.BROWSER).getAll())
                    .as("what the policy of the pages had to stop")
                    .isEmpty();
        }
    }

    @Test
    void directionMarksAndLongWordsChangeNothingAroundThem() {
        String turned = "Total 10 \u202E00.001\u202C EUR\u2066 \u200B\u0007";
        String wide = "A".repeat(5000) + " " + "Z\u0351\u036B\u0343\u036A\u0302\u036B".repeat(50);
        try (TestConsole console = new TestConsole();
                Chromium chromium = new Chromium(console.address())) {
            console.desk.open("c-1", "whatsapp", turned, "Guten Tag, " + turned);
            console.desk.open("c-2", "whatsapp", wide, "Guten Tag, " + wide);
            chromium.signIn("ana");
            chromium.open("/cases/c-1");
            assertThat(chromium.text()).contains("Total 10 [U+202E]00.001[U+202C] EUR[U+2066]");
            for (int width : new int[] {1280, 390}) {
                chromium.driver.manage().window().setSize(new org.openqa.selenium.Dimension(width, 900));
                for (String path : List.of("/cases/c-2", "/cases/c-1", "/inbox")) {
                    chromium.open(path);
                    assertThat(chromium.overflow()).as(path + " at " + width).isZero();
                }
            }
            chromium.open("/cases/c-2");
            chromium.picture("hostile-light-phone", 390);
        }
    }
}
