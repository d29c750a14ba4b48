package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.source.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedSuitesTest {
    @Test
    void everyShippedCasePasses() throws Exception {
        SuiteFolder.Reading reading =
                SuiteFolder.read(Shipped.program().rules(), List.of(SuiteFolder.of(Shipped.RULES)));
        assertThat(reading.faults()).extracting(Fault::render).isEmpty();

        SuiteResults results = new SuiteRunner(Shipped.program()).run(reading.cases());

        assertThat(results.failures())
                .extracting(failure -> failure.suiteCase().title() + "\n" + new FailureText("rules/").of(failure))
                .isEmpty();
        assertThat(results.good()).isTrue();
    }
}
