package dev.decorum.rules.language;

import dev.decorum.policy.Policy;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.OutsideRules;
import dev.decorum.policy.fact.Risk;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every word that a rule may use: kinds of facts, their fields, fixed values and verbs. Read once from the types. */
public final class Vocabulary {
    /** The only vocabulary there is. */
    public static final Vocabulary RULES = new Vocabulary();

    private final Map<String, Class<?>> kinds = new TreeMap<>();
    private final Map<Class<?>, Map<String, ValueType>> fields = new LinkedHashMap<>();
    private final Map<String, Class<?>> choices = new TreeMap<>();
    private final Map<String, List<Method>> verbs;

    private Vocabulary() {
        FactKinds.byName().values().forEach(kind -> {
            kinds.put(kind.getSimpleName(), kind);
            learn(kind);
        });
        kinds.put("Action", Action.class);
        Map<String, ValueType> ofEveryAction = new LinkedHashMap<>();
        ofEveryAction.put("id", ValueType.TEXT);
        ofEveryAction.put("risk", ValueType.choice(Risk.class));
        choices.put("Risk", Risk.class);
        fields.put(Action.class, ofEveryAction);
        verbs = Arrays.stream(Policy.class.getMethods())
                .sorted(Comparator.comparingInt(Method::getParameterCount).thenComparing(Method::toString))
                .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()));
        verbs.values().stream()
                .flatMap(List::stream)
                .flatMap(m -> Stream.of(m.getParameterTypes()))
                .filter(Class::isEnum)
                .forEach(type -> choices.put(type.getSimpleName(), type));
    }

    private void learn(Class<?> type) {
        if (fields.containsKey(type)) {
            return;
        }
        Map<String, ValueType> known = new LinkedHashMap<>();
        fields.put(type, known);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(OutsideRules.class)) {
                continue;
            }
            ValueType value = typeOf(component);
            known.put(component.getName(), value);
            ValueType leaf = value.element() == null ? value : value.element();
            if (leaf.is(ValueType.Kind.RECORD)) {
                learn(leaf.type());
            } else if (leaf.is(ValueType.Kind.CHOICE)) {
                choices.put(leaf.type().getSimpleName(), leaf.type());
            }
        }
    }

    private static ValueType typeOf(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType list) {
            return ValueType.list(ValueType.of((Class<?>) list.getActualTypeArguments()[0]));
        }
        return ValueType.of(component.getType());
    }

    /** The kind of fact with this simple name. */
    @Nullable
    Class<?> kind(String name) {
        return kinds.get(name);
    }

    /** The names of all kinds of facts. */
    public Collection<String> kindNames() {
        return kinds.keySet();
    }

    /** The fields of a fact or of a value inside one, by name. */
    public Map<String, ValueType> fields(Class<?> type) {
        return fields.getOrDefault(type, Map.of());
    }

    /** The fixed values with this simple name. */
    @Nullable
    Class<?> choice(String name) {
        return choices.get(name);
    }

    /** The names of all types of fixed values. */
    public Collection<String> choiceNames() {
        return choices.keySet();
    }

    /** The verbs with this name, the one with the fewest arguments first. */
    List<Method> verbs(String name) {
        return verbs.getOrDefault(name, List.of());
    }

    /** The names of all verbs. */
    public Collection<String> verbNames() {
        return verbs.keySet();
    }

    /** Whether a class may be imported by its whole name. */
    boolean mayImport(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Class<?> known = kinds.getOrDefault(simple, choices.get(simple));
        return name.equals(Fact.class.getPackageName() + ".*")
                || (known != null && known.getName().equals(name))
                || name.equals(DayOfWeek.class.getName());
    }

    /** How a verb is called, such as {@code review(action, role, reason)}. */
    static String shown(Method verb) {
        return verb.getName()
                + Arrays.stream(verb.getParameters()).map(p -> p.getName()).collect(Collectors.joining(", ", "(", ")"));
    }
}
