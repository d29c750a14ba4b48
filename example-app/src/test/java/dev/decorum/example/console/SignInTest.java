package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Browser.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private TestConsole console;
    private Browser browser;

    @BeforeEach
    void start() {
        console = new TestConsole();
        browser = console.browser();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void whoHasNotSignedInIsSentToDoSoAndComesBack() {
        Answer turned = browser.get("/audit");
        assertThat(turned.goesTo()).isEqualTo("/sign-in?next=/audit");
        Answer in = browser.submit(
                turned.goesTo(), "/sign-in", "name", "ada", "password", TestConsole.PASSWORD, "next", "/audit");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.goesTo()).isEqualTo("/audit");
        assertThat(browser.get("/audit").text()).contains("ada Administrator");
    }

    @Test
    void aStrangersAddressIsNotFollowedAfterSigningIn() {
        for (String evil :
                new String[] {"//evil.example", "https://evil.example/inbox", "/\\evil.example", "/inbox/../.."}) {
            Answer in = console.browser()
                    .submit("/sign-in", "/sign-in", "name", "ana", "password", TestConsole.PASSWORD, "next", evil);
            assertThat(in.goesTo()).isEqualTo("/inbox");
        }
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() {
        Answer name = browser.signIn("nobody", TestConsole.PASSWORD);
        Answer password = browser.signIn("ana", "not the password at all");
        assertThat(name.status()).isEqualTo(401);
        assertThat(password.status()).isEqualTo(401);
        assertThat(name.body().replace("nobody", "ana").replaceAll("value=\"[^\"]{43}\"", ""))
                .isEqualTo(password.body().replaceAll("value=\"[^\"]{43}\"", ""));
    }

    @Test
    void afterFiveWrongPasswordsThereIsAPauseForKnownAndUnknownNames() {
        for (String name : new String[] {"ana", "nobody"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(browser.signIn(name, "wrong password " + i).status()).isEqualTo(401);
            }
            Answer paused = browser.signIn(name, TestConsole.PASSWORD);
            assertThat(paused.status()).isEqualTo(429);
            assertThat(paused.text()).contains("Try again in 15 minutes");
        }
        console.pass(Duration.ofMinutes(16));
        assertThat(browser.signIn("ana", TestConsole.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void aSessionThatWasPlantedIsNotTheOneThatSigningInBegins() {
        browser.setCookie(Visitors.SESSION, "planted-by-somebody-else");
        browser.signIn("ana", TestConsole.PASSWORD);
        assertThat(browser.cookie(Visitors.SESSION)).hasSize(43).isNotEqualTo("planted-by-somebody-else");

        Browser victim = console.signedIn("ana");
        String before = victim.cookie(Visitors.SESSION);
        Browser attacker = console.browser();
        attacker.setCookie(Visitors.SESSION, before);
        attacker.submit("/preferences", "/sign-in", "name", "ana", "password", TestConsole.PASSWORD);
        assertThat(attacker.cookie(Visitors.SESSION)).isNotEqualTo(before);
        assertThat(victim.get("/preferences").text()).doesNotContain("Sign out");
    }

    @Test
    void theCookieOfASessionIsKeptFromScriptsAndOtherSites() {
        Answer in = browser.signIn("ana", TestConsole.PASSWORD);
        assertThat(in.header("set-cookie").orElseThrow().lines().filter(c -> c.startsWith(Visitors.SESSION)))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/");
    }

    @Test
    void aForgedSessionIsNone() {
        browser.setCookie(Visitors.SESSION, "A".repeat(43));
        assertThat(browser.get("/audit").goesTo()).startsWith("/sign-in");
    }

    @Test
    void aSessionEndsWhenNobodyIsThereAndAfterAShift() {
        Browser idle = console.signedIn("ada");
        console.pass(Sessions.IDLE.minusMinutes(1));
        assertThat(idle.get("/audit").status()).isEqualTo(200);
        console.pass(Sessions.IDLE);
        assertThat(idle.get("/audit").goesTo()).startsWith("/sign-in");

        Browser busy = console.signedIn("ada");
        for (int i = 0; i < 25; i++) {
            console.pass(Duration.ofMinutes(29));
            busy.get("/audit");
        }
        assertThat(busy.get("/audit").goesTo()).startsWith("/sign-in");
    }

    @Test
    void signingOutEndsTheSessionForEverybodyWhoHasItsId() {
        Browser here = console.signedIn("ada");
        Browser copy = console.browser();
        copy.setCookie(Visitors.SESSION, here.cookie(Visitors.SESSION));
        assertThat(copy.get("/audit").status()).isEqualTo(200);
        assertThat(here.submit("/audit", "/sign-out").goesTo()).isEqualTo("/sign-in?done=signed-out");
        assertThat(copy.get("/audit").goesTo()).startsWith("/sign-in");
    }

    @Test
    void aFormWithoutItsTokenOrFromAnotherSiteDoesNothing() {
        Browser here = console.signedIn("ada");
        String token = here.get("/audit").token();
        assertThat(here.post("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(here.post("/sign-out", Map.of("csrf", token.substring(1) + "A"))
                        .status())
                .isEqualTo(403);
        assertThat(here.post(
                                "/sign-out",
                                Map.of(
                                        "csrf",
                                        console.signedIn("sam")
                                                .get("/preferences")
                                                .token()))
                        .status())
                .isEqualTo(403);
        assertThat(here.post("/sign-out", Map.of("csrf", token), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(here.get("/audit").status()).isEqualTo(200);
        assertThat(here.post("/sign-out", Map.of(), "X-CSRF-Token", token).status())
                .isEqualTo(303);
    }

    @Test
    void aRoleSeesOnlyItsPages() {
        for (String name : new String[] {"ana", "sam"}) {
            Answer refused = console.signedIn(name).get("/audit");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("Your role may not do this");
        }
        assertThat(console.signedIn("ada").get("/audit").text()).contains("Turned away");
    }

    @Test
    void aFormThatIsTooLargeIsNotRead() {
        Answer refused = browser.post("/sign-in", Map.of("name", "a".repeat(300_000)));
        assertThat(refused.status()).isEqualTo(413);
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() {
        for (String path : new String[] {"/sign-in", "/audit", "/nothing/here", "/preferences"}) {
            Answer page = console.signedIn("ana").get(path, "Accept", "text/html");
            assertThat(page.header("content-security-policy")).hasValue(Headers.POLICY);
            assertThat(page.header("x-content-type-options")).hasValue("nosniff");
            assertThat(page.header("cache-control")).hasValue("no-store");
            assertThat(page.page().select("[style], style, script:not([src]), [onclick], [onload]"))
                    .isEmpty();
        }
        assertThat(Headers.POLICY).startsWith("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void anAccountThatGetsAnotherPasswordIsSignedOut() {
        Browser here = console.signedIn("ada");
        console.console.staff().put("ADA", StaffRole.ADMINISTRATOR, "another long password");
        assertThat(here.get("/audit").goesTo()).startsWith("/sign-in");
        assertThat(browser.signIn("ada", TestConsole.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.signIn("Ada", "another long password").status()).isEqualTo(303);
    }

    @Test
    void theConsoleSpeaksTheLanguageOfTheBrowserUntilAnotherIsChosen() {
        assertThat(browser.get("/sign-in", "Accept-Language", "zh-CN,zh;q=0.9").text())
                .contains("登录");
        assertThat(browser.get("/sign-in", "Accept-Language", "zh-TW").text()).contains("Sign in");
        assertThat(browser.get("/sign-in", "Accept-Language", "fr").text()).contains("Sign in");
        browser.submit("/preferences", "/preferences", "language", "zh-Hans", "theme", "dark");
        Answer chosen = browser.get("/sign-in", "Accept-Language", "en");
        assertThat(chosen.text()).contains("登录");
        assertThat(chosen.page().select("html").attr("data-theme")).isEqualTo("dark");
        assertThat(chosen.page().select("html").attr("lang")).isEqualTo("zh-Hans");
    }
}
