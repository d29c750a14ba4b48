package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern USE = Pattern.compile("page\\.t\\(\"([a-z.-]+[a-z])\"[,)]");

    @Test
    void everyLanguageHasTheSameTexts() {
        Set<String> english = Texts.in("en", null).keys();
        for (String language : Texts.languages()) {
            assertThat(Texts.in(language, null).keys()).as(language).isEqualTo(english);
        }
    }

    @Test
    void everyTextHasTheSameGapsInEveryLanguage() {
        Texts english = Texts.in("en", null);
        Texts chinese = Texts.in("zh-Hans", null);
        for (String key : english.keys()) {
            assertThat(gaps(chinese.get(key))).as(key).isEqualTo(gaps(english.get(key)));
            assertThat(english.get(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void everyTextThatATemplateAsksForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file : files.toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    asked.add(use.group(1));
                }
            }
        }
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(Texts.in("en", null).has(key)).as(key).isTrue());
    }

    private static List<String> gaps(String text) {
        return Pattern.compile("\\{\\d\\}")
                .matcher(text)
                .results()
                .map(r -> r.group())
                .sorted()
                .toList();
    }
}
