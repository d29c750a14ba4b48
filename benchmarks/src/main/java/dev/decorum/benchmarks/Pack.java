package dev.decorum.benchmarks;

import dev.decorum.policy.decision.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The policy that every contender decides by, read from {@code pack.txt}: 84 rules in six layers. */
final class Pack {
    private static final List<PackRule> RULES = read();

    private Pack() {}

    /** All rules, by layer. */
    static List<PackRule> rules() {
        return RULES;
    }

    /** The layers, from the least to the most specific. */
    static List<String> layers() {
        return RULES.stream().map(PackRule::layer).distinct().toList();
    }

    private static List<PackRule> read() {
        try (InputStream in = Pack.class.getResourceAsStream("/pack.txt")) {
            if (in == null) {
                throw new IllegalStateException("There is no pack.txt. Maybe the resources were not built.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Pack::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackRule rule(String line) {
        String[] sides = line.split(" : ");
        String[] head = sides[0].split(" ");
        List<PackRule.Condition> conditions = new ArrayList<>();
        for (String text : sides[1].split(" ; ")) {
            List<String> words = Arrays.asList(text.split(" "));
            conditions.add(new PackRule.Condition(
                    Field.of(words.get(0)), PackRule.Operator.of(words.get(1)), words.subList(2, words.size())));
        }
        return new PackRule(head[0], head[1], Outcome.valueOf(head[2].toUpperCase(Locale.ROOT)), head[3], conditions);
    }
}
