package org.radiomics.knime.tests.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleRevision;

/** The bundles of a profile, started in an OSGi framework of their own, as KNIME does. */
final class InstalledBundles implements AutoCloseable {

    /** The tag of a class in the pool of constants of a class file. */
    private static final int CLASS = 7;

    private final Framework m_framework;

    private final Map<String, Bundle> m_bundles = new LinkedHashMap<>();

    private InstalledBundles(final Framework framework) {
        m_framework = framework;
    }

    /** Installs and starts all bundles of a profile but the framework itself. */
    static InstalledBundles start(final Path profile, final Path storage) throws IOException, BundleException {
        final Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(),
                // only what the system bundle exports, as in KNIME: nothing of this test's class path
                Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_EXT));
        framework.start();
        final InstalledBundles installed = new InstalledBundles(framework);
        try (Stream<Path> plugins = Files.list(profile.resolve("plugins"))) {
            for (final Path jar : plugins.sorted().toList()) {
                if (!jar.getFileName().toString().startsWith("org.eclipse.osgi_")) {
                    final Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString());
                    installed.m_bundles.put(bundle.getSymbolicName(), bundle);
                }
            }
        }
        for (final Bundle bundle : installed.m_bundles.values()) {
            if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                bundle.start();
            }
        }
        return installed;
    }

    /**
     * Asserts that everything of the extension is there, and prints it.
     *
     * @param expected the extension's bundles
     */
    void check(final String... expected) throws Exception {
        assertThat(m_bundles.keySet().stream().filter(name -> name.startsWith("org.radiomics.")))
            .containsExactlyInAnyOrder(expected);
        for (final String name : expected) {
            final Bundle bundle = m_bundles.get(name);
            assertThat(bundle.getState()).as(name).isEqualTo(Bundle.ACTIVE);
            final String exported = bundle.getHeaders().get(Constants.EXPORT_PACKAGE);
            if (exported != null) {
                // Versions and the uses of packages apart, an export is a name.
                assertThat(Arrays.stream(exported.replaceAll(";[a-z-]+:?=\"[^\"]*\"", "").split(",")))
                    .as("exported by " + name).allMatch(export -> export.startsWith(name));
            }
            System.out.println(name + " " + bundle.getVersion() + " is active");
        }
        checkNodes(expected);
        checkClasses("org.knime.core.DataType", "cellClass", "serializerClass");
        checkClasses("org.knime.core.DataValueRenderer", "valueClass", "rendererFactoryClass");
        checkClasses("org.knime.core.PortType", "objectClass", "objectSerializer", "specClass", "specSerializer");
    }

    private void checkNodes(final String... expected) throws Exception {
        final List<Element> nodes = elements("org.knime.workbench.repository.nodes");
        assertThat(nodes).hasSizeGreaterThan(15);
        final Set<String> withNodes = new TreeSet<>();
        for (final Element node : nodes) {
            final Bundle bundle = m_bundles.get(node.contributor());
            withNodes.add(bundle.getSymbolicName());
            final Object factory = node.create("factory-class");
            assertThat(factory.getClass().getClassLoader()).isSameAs(loader(bundle));
            assertThat(factory.getClass().getMethod("createNodeModel").invoke(factory)).isNotNull();
            final String name = node.attribute("factory-class");
            assertThat(bundle.getEntry(name.replace('.', '/') + ".xml")).as("description of " + name).isNotNull();
            final String folder = name.substring(0, name.lastIndexOf('.')).replace('.', '/');
            assertThat(bundle.findEntries(folder, "*.png", false)).as("icon of " + name).isNotNull();
            System.out.println("node " + name);
        }
        assertThat(withNodes).isEqualTo(Arrays.stream(expected).filter(name -> name.matches(".*[.](nodes|knip)"))
            .collect(Collectors.toSet()));
        for (final Element category : elements("org.knime.workbench.repository.categories")) {
            assertThat(m_bundles.get(category.contributor()).getEntry(category.attribute("icon"))).isNotNull();
        }
        for (final String name : withNodes) {
            loadAllClasses(m_bundles.get(name));
        }
    }

    /** Every class that a class of the bundle names is there for it, so that no bundle is missing at Require-Bundle. */
    private static void loadAllClasses(final Bundle bundle) throws Exception {
        final Set<String> named = new TreeSet<>();
        for (final URL file : Collections.list(bundle.findEntries("org/radiomics", "*.class", true))) {
            try (InputStream in = file.openStream()) {
                final ClassReader reader = new ClassReader(in);
                named.add(reader.getClassName());
                for (int i = 1; i < reader.getItemCount(); i++) {
                    final int item = reader.getItem(i);
                    if (item > 0 && reader.readByte(item - 1) == CLASS) {
                        named.add(reader.readUTF8(item, new char[reader.getMaxStringLength()]));
                    }
                }
            }
        }
        named.removeIf(name -> name.startsWith("["));
        for (final String name : named) {
            loader(bundle).loadClass(name.replace('/', '.'));
        }
        System.out.println(bundle.getSymbolicName() + " finds all of " + named.size() + " classes");
    }

    private void checkClasses(final String point, final String... attributes) throws Exception {
        final List<Element> elements = elements(point);
        int classes = 0;
        for (final Element element : elements) {
            for (final String attribute : attributes) {
                final String name = element.attribute(attribute);
                if (name != null && name.startsWith("org.radiomics.")) {
                    assertThat(loader(m_bundles.get("org.radiomics.knime.nodes")).loadClass(name)).isPublic();
                    classes++;
                    System.out.println(point + " " + attribute + " " + name);
                }
            }
        }
        assertThat(classes).as(point).isPositive();
    }

    private static ClassLoader loader(final Bundle bundle) {
        return bundle.adapt(org.osgi.framework.wiring.BundleWiring.class).getClassLoader();
    }

    /** @return the elements of all extensions of a point and their children, as Eclipse's registry has them */
    private List<Element> elements(final String point) throws Exception {
        final BundleContext context = m_framework.getBundleContext();
        final ServiceReference<?> reference =
            context.getServiceReference("org.eclipse.core.runtime.IExtensionRegistry");
        assertThat(reference).as("the extension registry").isNotNull();
        final Object registry = context.getService(reference);
        final Object[] roots = (Object[])call(registry, "IExtensionRegistry", "getConfigurationElementsFor", point);
        final List<Element> elements = new ArrayList<>();
        for (final Object root : roots) {
            collect(new Element(this, root), elements);
        }
        return elements;
    }

    private static void collect(final Element element, final List<Element> into) throws Exception {
        into.add(element);
        for (final Object child : (Object[])element.m_bundles.call(element.m_element, "IConfigurationElement",
            "getChildren")) {
            collect(new Element(element.m_bundles, child), into);
        }
    }

    /** Calls a method of the registry's API, whose classes are the framework's and not this test's. */
    private Object call(final Object object, final String type, final String method, final String... arguments)
        throws Exception {
        final Class<?> api = m_bundles.get("org.eclipse.equinox.registry")
            .loadClass("org.eclipse.core.runtime." + type);
        final Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, String.class);
        final Method found = api.getMethod(method, types);
        return found.invoke(object, (Object[])arguments);
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        m_framework.stop();
        m_framework.waitForStop(60_000);
    }

    /** An element of plugin.xml in the registry. */
    private static final class Element {

        private final InstalledBundles m_bundles;

        private final Object m_element;

        Element(final InstalledBundles bundles, final Object element) {
            m_bundles = bundles;
            m_element = element;
        }

        String attribute(final String name) throws Exception {
            return (String)m_bundles.call(m_element, "IConfigurationElement", "getAttribute", name);
        }

        /** @return the name of the bundle whose plugin.xml has the element */
        String contributor() throws Exception {
            return (String)m_bundles.call(m_bundles.call(m_element, "IConfigurationElement", "getContributor"),
                "IContributor", "getName");
        }

        Object create(final String attribute) throws Exception {
            return m_bundles.call(m_element, "IConfigurationElement", "createExecutableExtension", attribute);
        }
    }
}
