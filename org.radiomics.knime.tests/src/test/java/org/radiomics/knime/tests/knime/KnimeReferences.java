package org.radiomics.knime.tests.knime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.objectweb.asm.Opcodes;

/**
 * What nodes take from others' API, KNIME's or KNIP's: types, members that they call, members that they override. A
 * member is listed with the type that declares it. One line each: <code>type</code> or <code>type name
 * descriptor</code>.
 */
final class KnimeReferences {

    private final Map<String, ClassFile> m_nodes;

    private final Map<String, ClassFile> m_standin;

    private final Predicate<String> m_isApi;

    private final Set<String> m_lines = new TreeSet<>();

    /**
     * @param nodes what refers
     * @param standin what is referred to, and what lies between
     * @param isApi whether a type is of the API
     */
    KnimeReferences(final Map<String, ClassFile> nodes, final Map<String, ClassFile> standin,
        final Predicate<String> isApi) {
        m_nodes = nodes;
        m_standin = standin;
        m_isApi = isApi;
        for (final ClassFile node : nodes.values()) {
            node.types().stream().filter(isApi).forEach(type -> m_lines.add(line(type)));
            node.references().forEach(this::addMember);
            addOverridden(node);
        }
    }

    static boolean isKnime(final String type) {
        return type.startsWith("org/knime/");
    }

    /** @return whether KNIP or what comes with it declares a type; of ImgLib2 only what the stand-in has to declare */
    static boolean isKnip(final String type) {
        return type.startsWith("org/knime/knip/") || type.startsWith("net/imagej/")
            || type.startsWith("net/imglib2/roi/");
    }

    static String line(final String type) {
        return type.replace('/', '.');
    }

    static String line(final String owner, final String name, final String descriptor) {
        return line(owner) + " " + name + " " + descriptor;
    }

    /** @return the lines in order */
    Set<String> lines() {
        return m_lines;
    }

    /** A member that is found neither in the nodes nor in the stand-in is inherited from the JDK. */
    private void addMember(final ClassFile.Reference reference) {
        for (final String type : withSupertypes(reference.owner())) {
            final ClassFile declaring = m_nodes.getOrDefault(type, m_standin.get(type));
            if (declaring != null && declares(declaring, reference.name(), reference.descriptor())) {
                if (m_isApi.test(type)) {
                    m_lines.add(line(type, reference.name(), reference.descriptor()));
                }
                return;
            }
        }
    }

    private void addOverridden(final ClassFile node) {
        final List<String> above = withSupertypes(node.name());
        for (final ClassFile.Declared method : node.declared()) {
            if ((method.access() & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0 || method.isConstructor()) {
                continue;
            }
            for (final String type : above) {
                final ClassFile declaring = m_standin.get(type);
                if (declaring != null && m_isApi.test(type)
                    && declares(declaring, method.name(), method.descriptor())) {
                    m_lines.add(line(type, method.name(), method.descriptor()));
                }
            }
        }
    }

    private static boolean declares(final ClassFile type, final String name, final String descriptor) {
        return type.declared().stream().anyMatch(d -> d.name().equals(name) && d.descriptor().equals(descriptor));
    }

    /** @return the type, its super classes, then all interfaces; those of the JDK by name only */
    private List<String> withSupertypes(final String type) {
        return withSupertypes(type, m_nodes, m_standin);
    }

    @SafeVarargs
    static List<String> withSupertypes(final String type, final Map<String, ClassFile>... known) {
        final Map<String, ClassFile> classes = new HashMap<>();
        for (final Map<String, ClassFile> some : known) {
            classes.putAll(some);
        }
        final Set<String> all = new LinkedHashSet<>(List.of(type));
        Collection<String> next = List.copyOf(all);
        while (!next.isEmpty()) {
            final List<String> above = new ArrayList<>();
            for (final String some : next) {
                final ClassFile classFile = classes.get(some);
                if (classFile != null) {
                    above.addAll(classFile.supertypes());
                }
            }
            above.removeIf(t -> !all.add(t));
            next = above;
        }
        return List.copyOf(all);
    }
}
