package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Moment;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.source.Fault;
import dev.decorum.testing.SmallRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteReaderTest {
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path folder;

    private List<SuiteCase> good(String rest) {
        SuiteFolder.Reading reading = SmallRules.suite(folder, "good", rest);
        assertThat(reading.faults()).extracting(Fault::render).isEmpty();
        return reading.cases();
    }

    private PolicyRequest given(String given) {
        return good("cases:\n  - name: one\n    given: " + given + "\n    expect: { orderNeeded: false }\n")
                .get(0)
                .request();
    }

    private List<Fault> faults(String rest) {
        return SmallRules.suite(folder, "bad", rest).faults();
    }

    @Test
    void aMisspeltRuleIsAFaultWithItsPlaceAndItsRemedy() {
        assertThat(faults("""
                        cases:
                          - name: one
                            expect: { never: [refund-lwo] }
                        """))
                .singleElement()
                .extracting(Fault::render)
                .isEqualTo(folder + "/bad.yaml:7:23: There is no rule `refund-lwo`. [unknown-rule]\n"
                        + "  7 |     expect: { never: [refund-lwo] }\n"
                        + "    |                       ^^^^^^^^^^\n"
                        + "  = Did you mean `refund-low`?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chanel: whatsapp | There is no key `chanel` here. | Did you mean `channel`?",
                "channel: whatsap | There is no channel `whatsap`. | Did you mean `whatsapp`?",
                "region: fr | There is no region `fr`. | Known here: de, eu, us.",
                "brand: alya | There is no brand `alya`. | Did you mean `ayla`?",
                "rollout: drafd | There is no rollout stage `drafd`. | Did you mean `draft`?",
                "at: tomorrow | `at` is `tomorrow`, which does not fit. | Write a time such as"
                        + " `2026-11-20T10:00:00+01:00`; without an offset it is local to the region.",
                "use: nobody | There is no fixture `nobody`. | Add it under `fixtures`.",
                "given: { custmer: {} } | There is no key `custmer` here. | Did you mean `customer`?",
                "given: { customer: one-time-cod } | `one-time-cod` is no verification level. | Did you mean"
                        + " `one-time-code`?",
                "given: { customer: { consents: [markting] } } | `markting` is no consent. | Did you mean `marketing`?",
                "given: { intents: get-refund } | `get-refund` is no intent. | Did you mean `get_refund`?",
                "given: { order: { total: 180 } } | `total` is `180`, which does not fit. | Write an amount and a"
                        + " currency, such as `180.00 EUR`.",
                "given: { order: { total: 180 eur } } | `eur` is no ISO 4217 currency. | Write it in capitals: `EUR`.",
                "given: { order: { delivered: 5 dayz ago } } | `delivered` is `5 dayz ago`, which does not fit. | Write"
                        + " `5 days ago`, `in 2 hours`, `now`, or a time such as `2026-11-20T10:00:00+01:00`; without an"
                        + " offset it is local to the region.",
                "given: { conversation: { turns: many } } | `turns` is `many`, which does not fit. | Write a whole"
                        + " number, such as `3`.",
                "given: { message: { edited: yes } } | `edited` is `yes`, which does not fit. | Write `true` or `false`.",
                "given: { history: nothing } | `history` must hold keys with values. | Write `history: { .. }`, or"
                        + " `history: none`.",
                "given: { limits: { refund-auto: 5 } } | Limits are not given: they come from the rules. | Change the"
                        + " `limits.yaml` of a layer, or choose amounts around the limit.",
                "given: { actions: { refnd: {} } } | Nobody knows what kind of action `refnd` is. | Did you mean `refund`?",
                "given: { actions: [refnd] } | There is no action `refnd`. | Did you mean `refund`?",
                "given: { claims: [{ text: x }] } | This claim has no `category`. | Add `category: refund-commitment` or"
                        + " another.",
                "given: { claims: [{ category: threat, startsAt: 5, endsAt: 1 }] } | A claim from 5 to 1 is no place in"
                        + " a text. Maybe start and end were exchanged. | ''",
                "matrix: { channels: [] } | The matrix has no channels, so the case would never run. | Name some, or"
                        + " write `all`.",
                "matrix: { regions: [de, de] } | The matrix gives `one [de]` twice. | Name each value once.",
            })
    void whatDoesNotFitIsAFault(String line, String message, String remedy) {
        List<Fault> found = faults("cases:\n  - name: one\n    " + line + "\n    expect: { orderNeeded: false }\n");

        assertThat(found).extracting(Fault::message).containsExactly(message);
        assertThat(found.get(0).remedy()).isEqualTo(remedy);
        assertThat(found.get(0).place().line()).isBetween(6, 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | This case expects nothing, so it can never fail.",
                "{ ruling: { r: permit } } | There is no key `ruling` here.",
                "{ rulings: { s: permit } } | The case gives no action `s`.",
                "{ rulings: { r: premit } } | `premit` is no outcome.",
                "{ rulings: { r: { outcom: permit } } } | There is no key `outcom` here.",
                "{ approvals: { r: two } } | `r` is `two`, which does not fit.",
                "{ handOver: [boss] } | `boss` is no role.",
                "{ handOver: { hass: agent } } | There is no key `hass` here.",
                "{ tone: { maxLength: 4096 } } | `4096` is no length.",
                "{ disclosures: us-notise } | There is no disclosure `us-notise`.",
                "{ diagnostics: missing-custmer } | There is no diagnostic `missing-custmer`.",
                "{ layers: { lacks: region/us } } | There is no layer `region/us`.",
                "{ because: refund-hgh } | There is no rule `refund-hgh`.",
                "{ rulings: { r: { because: refund-hgh } } } | There is no rule `refund-hgh`.",
                "{ reasons: [{ rule: refund-high, effect: revue }] } | `revue` is no effect.",
                "{ reasons: [{ effect: review }] } | The key `rule` is missing here.",
                "{ reviewBy: soon } | `reviewBy` is `soon`, which does not fit.",
            })
    void whatCannotBeExpectedIsAFault(String expect, String message) {
        assertThat(faults("cases:\n  - name: one\n    given: { actions: { r: refund } }\n    expect: " + expect + "\n"))
                .extracting(Fault::message)
                .containsExactly(message);
    }

    @Test
    void namesAreUnique() {
        SmallRules.write(
                folder, "a.yaml", SmallRules.text("same", "cases: [{ name: x, expect: { orderNeeded: false } }]\n"));
        SmallRules.write(folder, "b.yaml", SmallRules.text("same", """
                cases:
                  - { name: x, expect: { orderNeeded: false } }
                  - { name: x, expect: { orderNeeded: false } }
                """));

        assertThat(SmallRules.read(folder).faults())
                .extracting(Fault::message)
                .containsExactly(
                        "Another file has a suite `same` too: " + folder + "/a.yaml:1:1.",
                        "The suite has a case `x` already, in line 6.");
    }

    @Test
    void aFolderWithoutSuitesAndASuiteWithoutCasesAreFaults() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(SmallRules.read(empty).faults())
                .extracting(Fault::message)
                .containsExactly("There are no suites here, so nothing would be tested.");
        assertThat(SmallRules.read(folder.resolve("nowhere")).faults())
                .extracting(Fault::message)
                .containsExactly("There is nothing at this place.");
        SmallRules.write(folder, "x/notes.txt", "hello");
        assertThat(SmallRules.read(folder.resolve("x")).hasErrors()).isTrue();
        assertThat(faults("cases: []\n")).extracting(Fault::message).containsExactly("The suite has no cases.");
        assertThat(faults("")).extracting(Fault::message).containsExactly("The suite has no cases.");
    }

    @Test
    void aCaseNeedsAPlaceAndAnInstant() {
        Path file = SmallRules.write(
                folder,
                "bare.yaml",
                "suite: bare\ncases:\n  - { name: one, channel: whatsapp, expect: { orderNeeded: true } }\n");
        assertThat(SmallRules.read(file).faults())
                .extracting(Fault::message)
                .containsExactly("The case `one` has no `region`, and neither have the defaults.");
        SmallRules.write(
                folder,
                "bare.yaml",
                "suite: bare\ncases:\n  - { name: one, channel: whatsapp, region: de, expect: { orderNeeded: true } }\n");
        assertThat(SmallRules.read(file).faults())
                .extracting(Fault::message)
                .containsExactly("The case `one` has no `at`, and neither have the defaults.");
    }

    @Test
    void anUnusedFixtureIsAWarning() {
        List<Fault> found = faults("fixtures: { alone: {} }\ncases: [{ name: x, expect: { orderNeeded: false } }]\n");
        assertThat(found).extracting(Fault::message).containsExactly("No case uses the fixture `alone`.");
        assertThat(found.get(0).isError()).isFalse();
    }

    @Test
    void timesAreRelativeToTheInstantOfTheCase() {
        Order order = given("{ order: { placed: 2 weeks ago, promised: now, deliveredAt: 2026-11-19T08:00 } }")
                .find(Order.class)
                .orElseThrow();

        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-06T09:00:00Z"));
        assertThat(order.promisedAt()).isEqualTo(AT);
        assertThat(order.deliveredAt()).isEqualTo(Instant.parse("2026-11-19T07:00:00Z"));
        assertThat(given("{ conversation: { window: { kind: free-form, closes: in 90 minutes } } }")
                        .find(Conversation.class)
                        .orElseThrow()
                        .window()
                        .closesAt())
                .isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
    }

    @Test
    void whatIsLeftOutOfAMessageFollowsFromTheChannel() {
        Message message = given("{ message: \"Hallo\", intents: [human_agent] }")
                .find(Message.class)
                .orElseThrow();

        assertThat(message.channel()).isEqualTo("whatsapp");
        assertThat(message.audience()).isEqualTo(Audience.PRIVATE);
        assertThat(message.text()).isEqualTo("Hallo");
        assertThat(message.intents()).containsExactly(Intent.HUMAN_AGENT);
        List<SuiteCase> cases = good("""
                cases:
                  - name: where
                    matrix: { channels: all }
                    given: { message: hello }
                    expect: { orderNeeded: false }
                """);
        assertThat(cases).extracting(SuiteCase::name).containsExactly("where [facebook-comments]", "where [whatsapp]");
        assertThat(cases.get(0).request().find(Message.class).orElseThrow().audience())
                .isEqualTo(Audience.PUBLIC);
    }

    @Test
    void fixturesAreMergedFieldByFieldAndTheCaseCountsMost() {
        SuiteCase merged = good("""
                fixtures:
                  order: { order: { id: D-1, status: shipped, total: 10 EUR }, customer: handle }
                  action: { actions: { r: { fact: refund, amount: 5 EUR }, n: add-note }, rollout: draft }
                cases:
                  - name: one
                    use: [order, action]
                    rollout: off
                    given:
                      order: { status: delivered }
                      customer: null
                      actions: { r: { orderId: D-1 }, n: null }
                    expect: { orderNeeded: false }
                """).get(0);

        PolicyRequest request = merged.request();
        Order order = request.find(Order.class).orElseThrow();
        assertThat(order.id() + " " + order).isEqualTo("D-1 Order[DELIVERED, 10 EUR]");
        assertThat(request.find(Customer.class)).isEmpty();
        assertThat(request.find(Rollout.class)).contains(new Rollout(RolloutStage.OFF));
        assertThat(request.all(Refund.class))
                .containsExactly(new Refund("r", Money.of("5", "EUR"), null, "D-1", Money.UNKNOWN, null));
        assertThat(request.facts()).hasSize(3);
    }

    @Test
    void aMatrixGivesACaseForEachCombination() {
        List<SuiteCase> cases = good("""
                cases:
                  - name: everywhere
                    at: 2026-11-20T10:00
                    matrix: { channels: [whatsapp], regions: [de, us], brands: all, stages: [draft, read-only] }
                    expect: { orderNeeded: false }
                """);

        assertThat(cases)
                .extracting(SuiteCase::name)
                .containsExactly(
                        "everywhere [whatsapp, de, ayla, draft]",
                        "everywhere [whatsapp, de, ayla, read-only]",
                        "everywhere [whatsapp, us, ayla, draft]",
                        "everywhere [whatsapp, us, ayla, read-only]");
        assertThat(cases).extracting(c -> c.request().brand()).containsOnly("ayla");
        assertThat(cases.get(0).request().at()).isEqualTo(AT);
        assertThat(cases.get(2).request().at()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
    }

    @Test
    void everyKindOfFactCanBeGiven() {
        List<String> actions = new ArrayList<>(FactShape.ACTIONS.keySet());
        PolicyRequest request = given("""

                      message: { text: Hallo, language: de, attachments: 2, sent: 1 hour ago, signals: [press] }
                      conversation: { window: { kind: human-only }, turns: 3, contactsWithin7Days: 2 }
                      customer: { id: c-1, verified: step-up, tags: [vip], consents: [marketing], disputesOpen: 1 }
                      order: { id: D-1, status: paid, categories: [shoes], statutoryDeadline: in 3 days }
                      reply: { text: Hi, author: agent }
                      claims: [threat, { category: green-claim, confidence: 80 }]
                      history: none
                      execution: { page: changed, permissions: [refund] }
                      moment: { workingHours: false }
                      actions: %s
                """.formatted(actions));

        TreeSet<String> kinds = new TreeSet<>();
        request.facts().stream().map(Fact::getClass).map(FactKinds::nameOf).forEach(kinds::add);
        TreeSet<String> expected = new TreeSet<>(FactKinds.byName().keySet());
        expected.remove("limit");
        assertThat(kinds).isEqualTo(expected);
        Moment moment = request.find(Moment.class).orElseThrow();
        assertThat(moment).isEqualTo(new Moment(AT, "Europe/Berlin", 10, DayOfWeek.FRIDAY, false, false));
        assertThat(request.find(History.class)).contains(History.none());
        assertThat(request.find(Customer.class).map(Customer::verified)).contains(VerificationLevel.STEP_UP);
        assertThat(request.all(Claim.class)).extracting(Claim::confidence).containsExactly(100, 80);
    }
}
