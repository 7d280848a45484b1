package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.standin.FlowVariables.Variable;

class FlowVariablesTest {

    private static FlowVariables stack(final Variable... variables) {
        return FlowVariables.NONE.push(List.of(variables));
    }

    @Test
    void theTopmostOfANameCounts() {
        final FlowVariables stack = stack(new Variable("a", 1), new Variable("b", "x"), new Variable("a", 2.5));
        assertThat(stack.get("a")).isEqualTo(2.5);
        assertThat(stack.get("a", Integer.class)).isEqualTo(1);
        assertThat(stack.get("c")).isNull();
    }

    @Test
    void aLaterInputCountsMoreAndTheFlowVariablePortMost() {
        final FlowVariables port0 = stack(new Variable("a", 0));
        final FlowVariables port1 = stack(new Variable("a", 1), new Variable("b", 1));
        final FlowVariables port2 = stack(new Variable("a", 2), new Variable("b", 2));
        final FlowVariables merged = FlowVariables.merge(Arrays.asList(port0, port1, port2));
        assertThat(merged.get("a")).isEqualTo(0);
        assertThat(merged.get("b")).isEqualTo(2);
        assertThat(FlowVariables.merge(Arrays.asList(null, port1, port2)).get("a")).isEqualTo(2);
    }

    @Test
    void whatReachesANodeTwiceIsThereOnce() {
        final FlowVariables stack = stack(new Variable("a", 1));
        assertThat(FlowVariables.merge(Arrays.asList(null, stack, stack)).all()).containsExactly(new Variable("a", 1));
    }

    @Test
    void takesTextsAndNumbersOnly() {
        assertThatThrownBy(() -> new Variable("a", true)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("\"a\"");
    }
}
