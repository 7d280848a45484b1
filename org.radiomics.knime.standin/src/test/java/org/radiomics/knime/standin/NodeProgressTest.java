package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class NodeProgressTest {

    @Test
    void partsAddUpToTheWhole() {
        final List<String> heard = new ArrayList<>();
        final NodeProgress whole = new NodeProgress((fraction, message) -> heard.add(message));
        final NodeProgress first = whole.part(0.5, false);
        final NodeProgress second = whole.part(0.5, true);
        first.set(0.5, "first");
        second.set(1, "second");
        first.set(0.25, null);
        assertThat(whole.fraction()).isCloseTo(0.75, within(1e-12));
        first.part(0.5, false).set(1, null);
        assertThat(whole.fraction()).isCloseTo(1, within(1e-12));
        assertThat(heard).contains("first").doesNotContain("second");
    }

    @Test
    void cancellingAPartEndsAll() {
        final NodeProgress whole = new NodeProgress();
        final NodeProgress part = whole.part(0.1, false);
        assertThat(part.isCanceled()).isFalse();
        part.cancel();
        assertThat(whole.isCanceled()).isTrue();
    }
}
