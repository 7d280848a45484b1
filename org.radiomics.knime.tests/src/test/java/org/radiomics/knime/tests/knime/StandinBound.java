package org.radiomics.knime.tests.knime;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What other packages can see of a stand-in for KNIME or KNIP, against the list of what the nodes refer to.
 * Beyond the list there may be: super types of listed types; types in the signatures of listed members; constructors
 * that subclasses within the stand-in call; abstract members that another package of the stand-in implements, for they
 * cannot be hidden; and what overrides one of these, a listed member or one of the JDK
 * or of a library.
 */
final class StandinBound {

    private final Set<String> m_listed;

    private final Map<String, ClassFile> m_standin;

    private final Predicate<String> m_isApi;

    private final Set<String> m_types = new HashSet<>();

    StandinBound(final Collection<String> list, final Map<String, ClassFile> standin, final Predicate<String> isApi) {
        m_listed = Set.copyOf(list);
        m_standin = standin;
        m_isApi = isApi;
        for (final ClassFile type : standin.values()) {
            if (m_listed.contains(KnimeReferences.line(type.name()))) {
                allow(type.name());
            }
            type.declared().stream().filter(d -> isListed(type.name(), d)).forEach(d -> {
                ClassFile.typesIn(d.descriptor()).forEach(this::allow);
                d.exceptions().forEach(this::allow);
            });
        }
    }

    private void allow(final String type) {
        m_types.addAll(KnimeReferences.withSupertypes(type, m_standin));
    }

    /** @return what is too much, one line each */
    Set<String> excess() {
        final Set<String> excess = new TreeSet<>();
        for (final ClassFile type : m_standin.values()) {
            if (!m_isApi.test(type.name()) || !type.isVisible()) {
                continue;
            }
            if (!m_types.contains(type.name())) {
                excess.add(KnimeReferences.line(type.name()));
            }
            type.declared().stream().filter(d -> d.isVisible() && !isAllowed(type, d))
                .forEach(d -> excess.add(KnimeReferences.line(type.name(), d.name(), d.descriptor())));
        }
        return excess;
    }

    private boolean isAllowed(final ClassFile type, final ClassFile.Declared member) {
        if (isListed(type.name(), member) || isImplementedElsewhere(type, member)) {
            return true;
        }
        if (member.isConstructor()) {
            return m_standin.values().stream().anyMatch(t -> t.supertypes().contains(type.name()));
        }
        final List<String> above = KnimeReferences.withSupertypes(type.name(), m_standin);
        return above.subList(1, above.size()).stream().anyMatch(t -> m_standin.containsKey(t)
            ? overridesAllowed(m_standin.get(t), type, member)
            : bridged(type, member).anyMatch(m -> isDeclaredElsewhere(t, m)));
    }

    /** A method with a narrower parameter overrides by the bridge that the compiler adds. */
    private static boolean isSame(final ClassFile type, final ClassFile.Declared one, final ClassFile.Declared other) {
        return isSame(one, other) || type.declared().stream().anyMatch(d -> (d.access() & Opcodes.ACC_BRIDGE) != 0
            && d.name().equals(other.name()) && isSame(one, d));
    }

    /** @return the member, and the bridges of its name by which it overrides with a narrower parameter */
    private static Stream<ClassFile.Declared> bridged(final ClassFile type, final ClassFile.Declared member) {
        return Stream.concat(Stream.of(member), type.declared().stream()
            .filter(d -> (d.access() & Opcodes.ACC_BRIDGE) != 0 && d.name().equals(member.name())));
    }

    private boolean overridesAllowed(final ClassFile above, final ClassFile type, final ClassFile.Declared member) {
        return above.declared().stream().anyMatch(d -> isSame(type, d, member)
            && (isListed(above.name(), d) || isImplementedElsewhere(above, d)));
    }

    private boolean isImplementedElsewhere(final ClassFile type, final ClassFile.Declared member) {
        return (member.access() & Opcodes.ACC_ABSTRACT) != 0 && m_standin.values().stream().anyMatch(t ->
            !packageOf(t).equals(packageOf(type)) && t.declared().stream().anyMatch(d -> isSame(t, member, d))
                && KnimeReferences.withSupertypes(t.name(), m_standin).contains(type.name()));
    }

    private static String packageOf(final ClassFile type) {
        return type.name().substring(0, type.name().lastIndexOf('/'));
    }

    private static boolean isSame(final ClassFile.Declared one, final ClassFile.Declared other) {
        return one.name().equals(other.name()) && parameters(one).equals(parameters(other));
    }

    private boolean isListed(final String type, final ClassFile.Declared member) {
        return m_listed.contains(KnimeReferences.line(type, member.name(), member.descriptor()));
    }

    /** By the JDK or a library, or by what that inherits from. */
    private static boolean isDeclaredElsewhere(final String type, final ClassFile.Declared member) {
        final Class<?> loaded = load(type);
        if (declares(loaded.getMethods(), member)) {
            return true;
        }
        for (Class<?> c = loaded; c != null; c = c.getSuperclass()) {
            if (declares(c.getDeclaredMethods(), member)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(final Method[] methods, final ClassFile.Declared member) {
        return Arrays.stream(methods).anyMatch(m -> m.getName().equals(member.name())
            && Type.getMethodDescriptor(m).startsWith(parameters(member)));
    }

    private static Class<?> load(final String type) {
        try {
            return Class.forName(type.replace('/', '.'), false, StandinBound.class.getClassLoader());
        } catch (final ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** @return the parameters without the type of the result, which an overriding method may narrow */
    private static String parameters(final ClassFile.Declared member) {
        return member.descriptor().substring(0, member.descriptor().indexOf(')') + 1); // a field has none
    }
}
