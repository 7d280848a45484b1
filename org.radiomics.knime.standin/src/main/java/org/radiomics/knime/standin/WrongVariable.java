package org.radiomics.knime.standin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;

/**
 * A workflow variable whose value a setting refuses. KNIME finds that out when the node's turn comes; this can be asked
 * for before any node works.
 *
 * @param node the first that refuses it
 * @param name of the variable
 * @param problem in a sentence that names setting and value
 */
public record WrongVariable(WorkflowNode node, String name, String problem) {

    /** What is done with each setting that is controlled by a variable. */
    @FunctionalInterface
    private interface Visitor {
        void visit(List<String> path, SettingsTree control) throws InvalidSettingsException;
    }

    /**
     * @param workflow to look through
     * @return its wrong variables, each with the same problem once; what a node gives out as a variable is not looked
     *         at
     */
    public static List<WrongVariable> in(final Workflow workflow) {
        final List<WrongVariable> wrong = new ArrayList<>();
        try {
            final Set<String> exposed = exposed(workflow);
            for (final WorkflowNode node : workflow.nodes()) {
                walk(List.of(), node.controlled(), (path, control) -> {
                    final String name = control.getString(ControlledSettings.USED, null);
                    if (name != null && !exposed.contains(name) && workflow.variables().get(name) != null) {
                        add(wrong, node, name, problem(workflow, node, path, name));
                    }
                });
            }
        } catch (final InvalidSettingsException e) {
            throw new IllegalArgumentException("A workflow was loaded whose variables cannot be read: "
                + e.getMessage(), e);
        }
        return wrong;
    }

    private static Set<String> exposed(final Workflow workflow) throws InvalidSettingsException {
        final Set<String> exposed = new HashSet<>();
        for (final WorkflowNode node : workflow.nodes()) {
            walk(List.of(), node.controlled(), (path, control) -> {
                exposed.add(control.getString(ControlledSettings.EXPOSED, null));
            });
        }
        return exposed;
    }

    private static void walk(final List<String> path, final SettingsTree tree, final Visitor visitor)
        throws InvalidSettingsException {
        if (tree == null) {
            return;
        }
        for (final String key : tree) {
            final SettingsTree control = tree.tree(key);
            final List<String> deeper = new ArrayList<>(path);
            deeper.add(key);
            if (control.containsKey(ControlledSettings.USED) || control.containsKey(ControlledSettings.EXPOSED)) {
                visitor.visit(deeper, control);
            } else {
                walk(deeper, control, visitor);
            }
        }
    }

    private static void add(final List<WrongVariable> wrong, final WorkflowNode node, final String name,
        final String problem) {
        if (problem != null && wrong.stream().noneMatch(w -> w.name.equals(name) && w.problem.equals(problem))) {
            wrong.add(new WrongVariable(node, name, problem));
        }
    }

    /** @return what the node says of its saved settings with that variable alone; null if it takes them */
    private static String problem(final Workflow workflow, final WorkflowNode node, final List<String> path,
        final String name) throws InvalidSettingsException {
        final String key = path.get(path.size() - 1);
        final SettingsTree alone = new SettingsTree("variables");
        SettingsTree at = alone;
        SettingsTree saved = node.settings();
        for (final String folder : path.subList(0, path.size() - 1)) {
            at = at.addTree(folder);
            saved = saved.tree(folder);
        }
        at.addTree(key).addString(ControlledSettings.USED, name);
        final Object value = workflow.variables().get(name);
        if (saved.get(key) instanceof Boolean && !"true".equals(value) && !"false".equals(value)) {
            return "Setting \"" + key + "\" is \"" + value + "\"; it must be true or false.";
        }
        try {
            Doors.node().checkSettings(node.model(),
                new ControlledSettings(node.settings(), alone, workflow.variables()).settings());
            return null;
        } catch (final InvalidSettingsException e) {
            return e.getMessage();
        }
    }
}
