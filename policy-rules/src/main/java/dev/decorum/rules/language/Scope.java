package dev.decorum.rules.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that are bound in a rule so far, and which of them were used. */
final class Scope {
    private final Map<String, ValueType> bound = new LinkedHashMap<>();
    /** Names whose binding has a fault; what uses them would only repeat it. */
    private final Set<String> broken = new TreeSet<>();

    private final Set<String> used = new TreeSet<>();
    private final @Nullable Scope outer;

    Scope() {
        this(null);
    }

    private Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** A scope whose own names end with it, as those of `not` and `exists` do. */
    Scope inner() {
        return new Scope(this);
    }

    boolean bind(String name, ValueType type) {
        return find(name) == null && bound.put(name, type) == null;
    }

    /** Notes a name that could not be bound for a reason which is reported. */
    void bindBroken(String name) {
        root().broken.add(name);
    }

    boolean isBroken(String name) {
        return root().broken.contains(name);
    }

    @Nullable
    ValueType use(String name) {
        ValueType type = find(name);
        if (type != null) {
            root().used.add(name);
        }
        return type;
    }

    Set<String> names() {
        Set<String> names = outer == null ? new TreeSet<>() : outer.names();
        names.addAll(bound.keySet());
        return names;
    }

    /** The names bound in this scope that nothing uses. */
    Set<String> unused() {
        Set<String> names = new TreeSet<>(bound.keySet());
        names.removeAll(root().used);
        return names;
    }

    private @Nullable ValueType find(String name) {
        ValueType own = bound.get(name);
        return own != null || outer == null ? own : outer.find(name);
    }

    private Scope root() {
        return outer == null ? this : outer.root();
    }
}
