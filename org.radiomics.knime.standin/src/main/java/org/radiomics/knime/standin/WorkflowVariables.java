package org.radiomics.knime.standin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables of a workflow: read from its file, some with other values. */
final class WorkflowVariables {

    private static final String KEY = "workflow_variables";

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private WorkflowVariables() {
    }

    static FlowVariables read(final FileEntries file, final Map<String, String> values) throws WorkflowLoadException {
        final List<FlowVariables.Variable> variables = new ArrayList<>();
        final Set<String> unknown = new HashSet<>(values.keySet());
        for (final FileEntries entry : file.has(KEY) ? file.tree(KEY).trees() : List.<FileEntries>of()) {
            final String name = entry.text("name");
            final Object saved = saved(entry);
            unknown.remove(name);
            variables.add(new FlowVariables.Variable(name,
                values.containsKey(name) ? parse(entry, name, saved, values.get(name)) : saved));
        }
        if (!unknown.isEmpty()) {
            throw file.variableProblem("the workflow has no variable " + String.join(", ", unknown) + ", only "
                + variables.stream().map(FlowVariables.Variable::name).toList() + ".", null);
        }
        return FlowVariables.NONE.push(variables);
    }

    private static Object saved(final FileEntries entry) throws WorkflowLoadException {
        final String type = entry.text("class");
        return switch (type) {
            case "STRING" -> entry.text("value");
            case "INTEGER" -> entry.integer("value");
            case "DOUBLE" -> entry.number("value");
            default -> throw entry.problem("class",
                "is " + type + ", only STRING, INTEGER and DOUBLE can be read", null);
        };
    }

    private static Object parse(final FileEntries entry, final String name, final Object saved, final String value)
        throws WorkflowLoadException {
        try {
            return saved instanceof Integer ? (Object)Integer.valueOf(value)
                : saved instanceof Double ? Double.valueOf(value) : value;
        } catch (final NumberFormatException e) {
            throw entry.variableProblem("the workflow variable " + name + " takes a "
                + (saved instanceof Integer ? "whole " : "") + "number"
                + (WHOLE.matcher(value).matches() ? " from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE : "")
                + ", not \"" + value + "\".", e);
        }
    }
}
