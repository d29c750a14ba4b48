package dev.decorum.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class MalformedJsonTest {
    @Test
    void aMisspeltPropertyThatMayBeLeftOutIsNamed() {
        assertThat(fault("""
                {
                  "channel": "whatsapp", "region": "de",
                  "brnad": "acme",
                  "at": "2026-03-02T10:00:00Z"
                }"""))
                .hasMessage("line 3, column 3: The request has no property `brnad`. Did you mean `brand`?");
    }

    @Test
    void aMisspeltPropertyThatIsRequiredIsNamedAndNotOnlyMissed() {
        MalformedJsonException fault = fault("""
                {
                  "channel": "whatsapp",
                  "regoin": "de",
                  "at": "2026-03-02T10:00:00Z"
                }""");
        assertThat(fault).hasMessage("line 3, column 3: The request has no property `regoin`. Did you mean `region`?");
        assertThat(fault.path()).isEqualTo("regoin");
        assertThat(fault.remedy()).isEqualTo("Did you mean `region`?");
    }

    @Test
    void aRequiredPropertyThatIsMissingIsNamed() {
        assertThat(fault("{\"channel\": \"whatsapp\", \"at\": \"2026-03-02T10:00:00Z\"}"))
                .hasMessage("line 1, column 1: A request needs channel, region and at; missing: region.");
    }

    @Test
    void aMisspeltPropertyOfAFactIsNamedWithItsPath() {
        MalformedJsonException fault = withFact("{ \"fact\": \"refund\", \"idd\": \"r1\" }");
        assertThat(fault).hasMessage("line 2, column 21: The refund has no property `idd`. Did you mean `id`?");
        assertThat(fault.path()).isEqualTo("facts[0].idd");
    }

    @Test
    void aMisspeltPropertyDeepInAFactIsNamedWithItsPath() {
        MalformedJsonException fault = withFact(
                "{ \"fact\": \"refund\", \"id\": \"r1\",\n \"amount\": { \"amount\": 5, \"curency\": \"EUR\" } }");
        assertThat(fault)
                .hasMessage("line 3, column 27: The money has no property `curency`. Did you mean `currency`?");
        assertThat(fault.path()).isEqualTo("facts[0].amount.curency");
    }

    @Test
    void theKindOfAFactMayStandLast() {
        assertThat(withFact("{ \"id\": \"r1\", \"reason\": 1, \"fact\": \"refund\" }")
                        .getMessage())
                .startsWith("line 2, column 15: The refund has no property `reason`. Known here: aboveOrder, amount,");
    }

    @Test
    void anUnknownKindOfFactGetsTheNearestOne() {
        assertThat(withFact("{ \"fact\": \"refnd\", \"id\": \"r1\" }"))
                .hasMessage("line 2, column 11: There is no fact of the kind `refnd`. Did you mean `refund`?");
        assertThat(withFact("{ \"fact\": \"ufo\" }").getMessage()).contains("One of: add-note, ", " tag-member.");
    }

    @Test
    void aFactWithoutItsKindIsToldHowToSayIt() {
        assertThat(withFact("{ \"id\": \"r1\" }"))
                .hasMessage("line 2, column 1: This fact does not say its kind in `fact`. Add one, such as"
                        + " `\"fact\": \"message\"`.");
        assertThat(withFact("{ \"facts\": \"refund\" }"))
                .hasMessage("line 2, column 1: This fact does not say its kind in `fact`. Maybe `facts` is meant to be"
                        + " `fact`.");
    }

    @Test
    void anUnknownWordGetsTheKnownOnes() {
        assertThat(withFact("{ \"fact\": \"customer\", \"verified\": \"one-time-kode\" }"))
                .hasMessage("line 2, column 35: `one-time-kode` is no verification level. Did you mean"
                        + " `one-time-code`?");
        assertThat(withFact("{ \"fact\": \"message\", \"intents\": [\"get_refund\", \"fly\"] }")
                        .getMessage())
                .startsWith("line 2, column 48: `fly` is no intent. One of: ");
    }

    @Test
    void aValueOfAnotherTypeIsToldItsForm() {
        assertThat(fault("{\"channel\": \"x\", \"region\": \"de\", \"at\": \"yesterday\"}"))
                .hasMessage("line 1, column 40: `at` must be an instant. Write it like `2026-11-23T10:15:00Z`.");
        assertThat(fault("{\"channel\": \"x\", \"region\": \"de\", \"facts\": 7}"))
                .hasMessage("line 1, column 43: `facts` must be a list. Write it in square brackets, like `[ .. ]`.");
        assertThat(fault("{\"channel\": \"x\", \"region\": [], \"at\": null}"))
                .hasMessage("line 1, column 28: `region` must be a text. Write it in quotes.");
        assertThat(withFact("{ \"fact\": \"refund\", \"id\": \"r\", \"amount\": {\"amount\": \"5,00\"} }"))
                .hasMessage("line 2, column 53: `facts[0].amount.amount` must be a number. Write it with a point and"
                        + " without quotes, like `180.00`.");
        assertThat(withFact("{ \"fact\": \"refund\", \"id\": \"r\", \"aboveOrder\": \"Lena\" }"))
                .hasMessage("line 2, column 46: `facts[0].aboveOrder` must be `true` or `false`, without quotes.");
        assertThat(withFact("{ \"fact\": \"customer\", \"disputesOpen\": 99999999999 }"))
                .hasMessage("line 2, column 39: `facts[0].disputesOpen` has a value that does not fit.");
        assertThat(fault("[]"))
                .hasMessage("line 1, column 1: The request must be an object. Write it in braces, like" + " `{ .. }`.");
    }

    @Test
    void aValueThatAFactRefusesIsExplainedAtItsPlace() {
        assertThat(withFact(
                        "{ \"fact\": \"refund\", \"id\": \"r\", \"amount\": {\"amount\": 5, \"currency\": \"eur\"} }"))
                .hasMessage("line 2, column 42: The currency `eur` is not an ISO 4217 code. Maybe write it in capitals,"
                        + " like EUR.");
        assertThat(withFact("null").getMessage()).contains("A value of this request is missing or `null`");
    }

    @Test
    void whatIsNoJsonIsSaidWithItsPlaceAndWithoutItsContent() {
        assertThat(fault("{\"channel\":\n  Geheimnis}").getMessage())
                .matches("line 2, column \\d+: This is no valid JSON\\. Maybe a comma, a colon, a quote or a bracket is"
                        + " missing or too many just before\\.");
        assertThat(fault("{\"channel\": \"x\""))
                .hasMessageContaining("The text ends before the JSON is complete. Maybe a bracket or a quote is not");
        assertThat(fault("")).hasMessage("line 1, column 1: There is no JSON here. Maybe the file is empty.");
        assertThat(fault("null"))
                .hasMessage("line 1, column 1: There is `null` here instead of a request. Maybe the"
                        + " file is the wrong one.");
        assertThat(fault("{\"channel\": \"x\",\n \"channel\": \"y\"}"))
                .hasMessage("line 2, column 2: The property `channel` stands here twice. It is also in line 1; delete"
                        + " one of the two.");
        assertThat(fault("{\"channel\": \"x\", \"region\": \"de\", \"at\": \"2026-03-02T10:00:00Z\"}\n{}"))
                .hasMessage("line 2, column 1: The text goes on after its end. Maybe two values were put into one"
                        + " file.");
        assertThat(fault("[".repeat(5000))).hasMessageContaining("too deep");
    }

    @Test
    void aDecisionThatCannotBeReadIsCalledADecision() {
        assertThat(catchThrowableOfType(
                        MalformedJsonException.class, () -> PolicyJson.readDecision("{\"ruling\": []}")))
                .hasMessage("line 1, column 2: The decision has no property `ruling`. Did you mean `rulings`?");
    }

    @Test
    void noMessageHoldsANameOfTheProgram() {
        for (String json : new String[] {"[]", "7", "\"x\"", "{\"facts\": {}}", "{\"facts\": [[]]}", "{\"at\": {}}"}) {
            assertThat(fault(json).getMessage()).as(json).doesNotContain("dev.decorum", "java.", "Policy");
        }
    }

    private static MalformedJsonException withFact(String fact) {
        return fault("{\"channel\": \"whatsapp\", \"region\": \"de\", \"at\": \"2026-03-02T10:00:00Z\", \"facts\": [\n"
                + fact + "]}");
    }

    private static MalformedJsonException fault(String json) {
        MalformedJsonException fault =
                catchThrowableOfType(MalformedJsonException.class, () -> PolicyJson.readRequest(json));
        assertThat(fault).as(json).isNotNull();
        return fault;
    }
}
