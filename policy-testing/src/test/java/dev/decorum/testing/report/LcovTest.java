package dev.decorum.testing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.testing.Shipped;
import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.CoverageCollector;
import dev.decorum.testing.suite.SuiteFolder;
import dev.decorum.testing.suite.SuiteRunner;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tracefile of the shipped suites, read as the manual page of {@code geninfo} describes the format. */
class LcovTest {
    private static final Pattern RECORD = Pattern.compile("TN:\\nSF:(?<file>.+)\\n"
            + "(?<fn>(FN:\\d+,.+\\n)*)(?<fnda>(FNDA:\\d+,.+\\n)*)FNF:(?<fnf>\\d+)\\nFNH:(?<fnh>\\d+)\\n"
            + "(?<brda>(BRDA:\\d+,\\d+,\\d+,(\\d+|-)\\n)*)BRF:(?<brf>\\d+)\\nBRH:(?<brh>\\d+)\\n"
            + "(?<da>(DA:\\d+,\\d+\\n)*)LF:(?<lf>\\d+)\\nLH:(?<lh>\\d+)\\nend_of_record\\n");

    private static Coverage coverage() {
        CoverageCollector collector = new CoverageCollector(Shipped.PROGRAM);
        SuiteFolder.Reading suites = SuiteFolder.read(Shipped.RULES, List.of(SuiteFolder.of(Shipped.FOLDER)));
        new SuiteRunner(Shipped.PROGRAM).listener(collector).run(suites.cases());
        return collector.coverage();
    }

    /** The values of lines such as {@code FN:11,refund-high}, split at their commas. */
    private static List<List<String>> values(Matcher record, String group) {
        List<List<String>> values = new ArrayList<>();
        record.group(group)
                .lines()
                .forEach(line ->
                        values.add(List.of(line.substring(line.indexOf(':') + 1).split(","))));
        return values;
    }

    private static int number(Matcher record, String group) {
        return Integer.parseInt(record.group(group));
    }

    private static long hit(List<List<String>> values, int column) {
        return values.stream()
                .filter(v -> !v.get(column).equals("0") && !v.get(column).equals("-"))
                .count();
    }

    @Test
    void everyRecordIsWholeAndItsSumsAreThoseOfItsLines() throws Exception {
        String trace = Lcov.write(coverage(), "");
        Matcher record = RECORD.matcher(trace);
        int end = 0;
        int functions = 0;
        List<String> files = new ArrayList<>();
        while (record.find()) {
            String file = record.group("file");
            assertThat(record.start()).as("nothing stands before " + file).isEqualTo(end);
            end = record.end();
            files.add(file);
            functions += number(record, "fnf");
            int length = Files.readAllLines(Shipped.FOLDER.resolve(file)).size();

            List<List<String>> named = values(record, "fn");
            List<List<String>> called = values(record, "fnda");
            assertThat(called)
                    .as(file)
                    .extracting(v -> v.get(1))
                    .isEqualTo(named.stream().map(v -> v.get(1)).toList());
            assertThat(named).hasSize(number(record, "fnf"));
            assertThat(hit(called, 0)).isEqualTo(number(record, "fnh"));

            List<List<String>> branches = values(record, "brda");
            assertThat(branches).hasSize(number(record, "brf"));
            assertThat(hit(branches, 3)).isEqualTo(number(record, "brh"));
            Map<String, List<String>> outcomes = new LinkedHashMap<>();
            branches.forEach(b -> outcomes.computeIfAbsent(b.get(0) + "," + b.get(1), k -> new ArrayList<>())
                    .add(b.get(2)));
            assertThat(outcomes.values()).allMatch(List.of("0", "1")::equals);

            List<List<String>> lines = values(record, "da");
            assertThat(lines).hasSize(number(record, "lf"));
            assertThat(hit(lines, 1)).isEqualTo(number(record, "lh"));
            List<Integer> numbers =
                    lines.stream().map(l -> Integer.valueOf(l.get(0))).toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(n -> n >= 1 && n <= length);
        }
        assertThat(end).as("nothing stands after the last record").isEqualTo(trace.length());
        assertThat(files).doesNotHaveDuplicates().contains("base/refunds.drl");
        assertThat(functions).isEqualTo(Shipped.RULES.rules().size());
    }
}
