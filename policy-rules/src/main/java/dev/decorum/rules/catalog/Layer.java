package dev.decorum.rules.catalog;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.language.DatedRule;
import dev.decorum.rules.language.PolicyRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One folder of rules, such as {@code regions/de}. Immutable, but that the left and right sides of rules that an earlier
 * start had accepted are read again only when somebody asks for them. Safe for use by several threads.
 */
public final class Layer {
    private final String id;
    private final List<DatedRule> dated;
    private final Set<Class<?>> kinds;
    private final List<LimitEntry> limits;
    private final String hash;
    private final @Nullable String code;
    private final Supplier<List<PolicyRule>> reader;
    private volatile @Nullable List<PolicyRule> rules;

    /**
     * A layer as the gate read it.
     *
     * @param id the folder as seen from the folder of the rules
     * @param rules its rules in the order of their files and lines
     * @param limits the thresholds that it gives
     * @param hash SHA-256 over its rule files, as lower-case hex
     */
    public Layer(String id, List<PolicyRule> rules, List<LimitEntry> limits, String hash) {
        List<PolicyRule> read = List.copyOf(rules);
        this.id = id;
        this.dated = read.stream().map(PolicyRule::dated).toList();
        this.kinds = kinds(read);
        this.limits = List.copyOf(limits);
        this.hash = hash;
        this.code = null;
        this.reader = () -> read;
        this.rules = read;
    }

    /** A layer that an earlier start accepted; the reader gives its rules, in the order of {@code accepted}. */
    Layer(
            String id,
            AcceptedFolders.Accepted accepted,
            List<LimitEntry> limits,
            String hash,
            Supplier<List<PolicyRule>> reader) {
        this.id = id;
        this.dated = accepted.rules();
        this.kinds = accepted.kinds();
        this.limits = List.copyOf(limits);
        this.hash = hash;
        this.code = accepted.code();
        this.reader = reader;
    }

    private static Set<Class<?>> kinds(List<PolicyRule> rules) {
        return FactKinds.byName().values().stream()
                .filter(leaf -> rules.stream()
                        .flatMap(r -> r.patterns().stream())
                        .anyMatch(p -> p.kind().isAssignableFrom(leaf)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The folder as seen from the folder of the rules. */
    public String id() {
        return id;
    }

    /** Its rules in the order of their files and lines. */
    public List<PolicyRule> rules() {
        List<PolicyRule> known = rules;
        if (known == null) {
            synchronized (reader) {
                known = rules;
                if (known == null) {
                    known = List.copyOf(reader.get());
                    rules = known;
                }
            }
        }
        return known;
    }

    /** Which rules it has and when they hold, in the same order. */
    public List<DatedRule> dated() {
        return dated;
    }

    /** The kinds of facts that some pattern of its rules asks for, each by its own type. */
    public Set<Class<?>> kinds() {
        return kinds;
    }

    /** The thresholds that it gives. */
    public List<LimitEntry> limits() {
        return limits;
    }

    /** SHA-256 over its rule files, as lower-case hex. */
    public String hash() {
        return hash;
    }

    /** The name under which an earlier start kept its compiled form; empty when it was read anew. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    @Override
    public String toString() {
        return id;
    }
}
