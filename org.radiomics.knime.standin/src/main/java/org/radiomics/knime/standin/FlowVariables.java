package org.radiomics.knime.standin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A stack of flow variables: of those with one name, the last counts. Immutable. */
public final class FlowVariables {

    /** Without any. */
    public static final FlowVariables NONE = new FlowVariables(List.of());

    /**
     * A named value.
     *
     * @param name of the variable
     * @param value a String, Integer or Double
     */
    public record Variable(String name, Object value) {

        /** Checks the value. */
        public Variable {
            Objects.requireNonNull(name, "A flow variable needs a name.");
            if (!(value instanceof String || value instanceof Integer || value instanceof Double)) {
                throw new IllegalArgumentException("The flow variable \"" + name
                    + "\" must be a String, an Integer or a Double.");
            }
        }
    }

    private final List<Variable> m_variables;

    private FlowVariables(final List<Variable> variables) {
        m_variables = List.copyOf(variables);
    }

    /** @return the variables, the deepest first */
    public List<Variable> all() {
        return m_variables;
    }

    /**
     * @param variables to be put on top, in order
     * @return the higher stack
     */
    public FlowVariables push(final List<Variable> variables) {
        final List<Variable> all = new ArrayList<>(m_variables);
        all.addAll(variables);
        return new FlowVariables(all);
    }

    /**
     * @param name of a variable
     * @return its value, null if there is none
     */
    public Object get(final String name) {
        return get(name, Object.class);
    }

    /**
     * @param <T> of the value
     * @param name of a variable
     * @param type of the value
     * @return the value of the topmost variable of that name and type, null if there is none
     */
    public <T> T get(final String name, final Class<T> type) {
        for (int i = m_variables.size() - 1; i >= 0; i--) {
            final Variable variable = m_variables.get(i);
            if (variable.name().equals(name) && type.isInstance(variable.value())) {
                return type.cast(variable.value());
            }
        }
        return null;
    }

    /**
     * Lays the stacks of several inputs over each other as KNIME does: a later input counts more, the flow variable
     * port most; what occurs twice stays where it occurs last.
     *
     * @param stacks by input port, that of the flow variable port first, null where nothing is connected
     * @return the merged stack
     */
    public static FlowVariables merge(final List<FlowVariables> stacks) {
        final Set<Variable> merged = new LinkedHashSet<>();
        for (int i = 1; i <= stacks.size(); i++) {
            final FlowVariables stack = stacks.get(i % stacks.size());
            for (final Variable variable : stack == null ? List.<Variable>of() : stack.m_variables) {
                merged.remove(variable);
                merged.add(variable);
            }
        }
        return new FlowVariables(new ArrayList<>(merged));
    }
}
