package org.radiomics.knime.tests.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.radiomics.knime.standin.Workflow;
import org.radiomics.knime.standin.WorkflowExecutor;
import org.radiomics.knime.standin.WorkflowLoadException;
import org.radiomics.knime.standin.WorkflowLoader;
import org.radiomics.knime.standin.WorkflowNode;

/**
 * What answers to the name of KNIME's batch application in {@link PretendedKnime}: it takes its arguments, runs the
 * workflow with the nodes that are installed, and ends with its exit codes.
 */
public final class PretendedBatch implements IApplication {

    private static final int EXECUTED = 0;

    private static final int WRONG_ARGUMENT = 2;

    private static final int NOT_LOADED = 3;

    private static final int FAILED = 4;

    /** Name, value and type; what has a comma stands in quotes. */
    private static final Pattern VARIABLE = Pattern.compile("-workflow\\.variable=(TEXT),(TEXT),(String|int|double)"
        .replace("TEXT", "\"(?:[^\"\\\\]|\\\\.)*\"|[^,\"']*"));

    private Path m_workflow;

    private final Map<String, String> m_variables = new LinkedHashMap<>();

    @Override
    public Object start(final IApplicationContext context) throws Exception {
        for (final String argument : (String[])context.getArguments().get(IApplicationContext.APPLICATION_ARGS)) {
            if (!accept(argument)) {
                System.out.println("Unknown option '" + argument + "'");
                return WRONG_ARGUMENT;
            }
        }
        try (Workflow workflow = WorkflowLoader.of(new InstalledClasses()).load(m_workflow, m_variables)) {
            workflow.warnings().forEach(System.out::println);
            final boolean executed = WorkflowExecutor.withDefaults().execute(workflow);
            for (final WorkflowNode node : workflow.nodes()) {
                System.out.println(node + " " + node.state()
                    + (node.message() == null ? "" : " " + node.message().text()));
            }
            return executed ? EXECUTED : FAILED;
        } catch (final WorkflowLoadException e) {
            System.out.println(e.getMessage());
            return NOT_LOADED;
        }
    }

    private boolean accept(final String argument) {
        final Matcher variable = VARIABLE.matcher(argument);
        if (variable.matches()) {
            m_variables.put(plain(variable.group(1)), plain(variable.group(2)));
        } else if (argument.startsWith("-workflowDir=")) {
            m_workflow = Path.of(argument.substring("-workflowDir=".length()));
        } else {
            return argument.equals("-reset") || argument.equals("-failonloaderror") || argument.equals("-nosave");
        }
        return true;
    }

    private static String plain(final String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }

    @Override
    public void stop() {
        // It ends when the workflow has.
    }

    /** The classes of all bundles, as KNIME finds a node's factory through the registry. */
    private static final class InstalledClasses extends ClassLoader {

        InstalledClasses() {
            super(PretendedBatch.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(final String name) throws ClassNotFoundException {
            for (final Bundle bundle : FrameworkUtil.getBundle(PretendedBatch.class).getBundleContext().getBundles()) {
                if (bundle.getEntry("plugin.xml") != null && bundle.getEntry(name.replace('.', '/') + ".class")
                    != null) {
                    return bundle.loadClass(name);
                }
            }
            throw new ClassNotFoundException(name);
        }
    }
}
