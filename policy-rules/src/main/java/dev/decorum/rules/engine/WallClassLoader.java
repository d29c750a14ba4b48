package dev.decorum.rules.engine;

import dev.decorum.policy.Policy;
import dev.decorum.policy.fact.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second wall, behind the gate: the only classes that rules can be compiled against and can reach while they run.
 *
 * <p>A name that is not on the list does not exist for Drools' compiler, so a text that got past the gate still cannot
 * name {@code System}, {@code Thread}, files, the network or reflection: not even by way of {@link Class}, since what
 * its dangerous methods return or throw does not exist either. The wall cannot hold what needs no such name: consuming
 * time and memory ({@code while (true);}), {@code drools.halt()}, which ends an evaluation early,
 * {@code Locale.setDefault}, and calls like {@code getClass().getClassLoader()} whose result nothing is done with. Only
 * the gate refuses those. Safe for use by several threads.
 */
final class WallClassLoader extends ClassLoader {
    private static final Set<String> LANGUAGE = names(
            "java.lang.",
            "Object String CharSequence Comparable Iterable Number Boolean Byte Short Character Integer Long Float Double "
                    + "Void Math Enum Enum$EnumDesc Record Class Cloneable AutoCloseable StringBuilder Override Deprecated "
                    + "FunctionalInterface SafeVarargs SuppressWarnings Throwable Exception RuntimeException Error "
                    + "AssertionError NoSuchFieldError IllegalArgumentException");
    private static final Set<String> DATA = names(
            "java.util.",
            "AbstractCollection AbstractList AbstractMap AbstractSet Arrays ArrayList Collection Collections Comparator HashMap HashSet Iterator LinkedHashMap LinkedHashSet List "
                    + "Locale Map Map$Entry Objects Optional RandomAccess Set SequencedCollection SequencedMap SequencedSet");
    private static final Set<String> OTHERS = Set.of(
            Policy.class.getName(),
            Firings.class.getName(),
            "java.io.Serializable",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.StringConcatFactory",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "org.drools.compiler.kie.builder.MaterializedLambda",
            "org.drools.modelcompiler.dsl.pattern.D",
            "org.drools.modelcompiler.util.EvaluationUtil",
            "org.drools.util.DateUtils");
    /** Needed to compile the description of a build, which is thrown away; no rule runs with these. */
    private static final Set<String> BUILD = Set.of(
            "java.io.Externalizable",
            "org.drools.modelcompiler.CanonicalKieModuleModel",
            "org.kie.api.KieServices",
            "org.kie.api.builder.ReleaseId",
            "org.kie.api.builder.model.KieBaseModel",
            "org.kie.api.builder.model.KieModuleModel",
            "org.kie.api.builder.model.KieSessionModel",
            "org.kie.api.builder.model.KieSessionModel$KieSessionType",
            "org.kie.api.conf.EventProcessingOption",
            "org.kie.api.conf.KieBaseMutabilityOption",
            "org.kie.api.runtime.conf.ClockTypeOption",
            "org.kie.util.maven.support.ReleaseIdImpl");
    /** What the JVM looks up on behalf of compiled code that joins texts or lists the constants of an enum. */
    private static final Set<String> LINK = Set.of(
            "java.lang.System",
            "java.lang.invoke.CallSite",
            "java.lang.invoke.MethodHandle",
            "java.lang.invoke.MethodType");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader behind;
    private final Set<String> more;

    private WallClassLoader(ClassLoader behind, Set<String> more) {
        super("decorum-wall", null);
        this.behind = behind;
        this.more = more;
    }

    /** The wall that rules are compiled against. */
    static WallClassLoader forCompiling() {
        return new WallClassLoader(home(), BUILD);
    }

    /** The wall that compiled rules run behind. */
    static WallClassLoader forRunning() {
        return new WallClassLoader(home(), LINK);
    }

    private static ClassLoader home() {
        return Objects.requireNonNull(WallClassLoader.class.getClassLoader());
    }

    private static Set<String> names(String prefix, String simple) {
        Set<String> names = new HashSet<>();
        Arrays.stream(simple.split(" ")).forEach(name -> names.add(prefix + name));
        return Set.copyOf(names);
    }

    private boolean isListed(String name) {
        return OTHERS.contains(name)
                || more.contains(name)
                || LANGUAGE.contains(name)
                || DATA.contains(name)
                || isIn(Fact.class.getPackageName() + ".", name)
                || isIn("java.time.", name)
                || isIn("java.time.chrono.", name)
                || isIn("java.time.format.", name)
                || isIn("java.time.temporal.", name)
                || isIn("java.util.function.", name)
                || isIn("java.lang.annotation.", name)
                || isIn("java.lang.constant.", name)
                || isIn("org.jspecify.annotations.", name)
                || (name.startsWith("org.drools.model.") && !name.startsWith("org.drools.model.codegen."));
    }

    private static boolean isIn(String prefix, String name) {
        return name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0;
    }

    private boolean isListedFile(String path) {
        return path.endsWith(".class")
                && isListed(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isListed(name)) {
            throw new ClassNotFoundException(name);
        }
        return behind.loadClass(name);
    }

    @Override
    public @Nullable URL getResource(String path) {
        return isListedFile(path) ? behind.getResource(path) : null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return isListedFile(path) ? behind.getResourceAsStream(path) : null;
    }

    @Override
    public Enumeration<URL> getResources(String path) throws IOException {
        return isListedFile(path) ? behind.getResources(path) : Collections.emptyEnumeration();
    }
}
