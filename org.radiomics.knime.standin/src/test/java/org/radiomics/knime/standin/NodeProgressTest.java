package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class NodeProgressTest {

    @Test
    void tellsItsListener() {
        final List<String> heard = new ArrayList<>();
        final NodeProgress progress = new NodeProgress((fraction, message) -> heard.add(fraction + " " + message));
        progress.set(0.25, "first");
        progress.set(2, null);
        progress.set(Double.NaN, "unknown");
        assertThat(heard).containsExactly("0.25 first", "1.0 null", "0.0 unknown");
    }

    @Test
    void partsAddUpToTheWhole() {
        final NodeProgress whole = new NodeProgress();
        final NodeProgress first = whole.part(0.5);
        first.set(0.5, "half of the first half");
        whole.part(0.25).set(1, "the third quarter");
        first.set(1, "the first half");
        whole.part(0).set(1, "nothing");
        assertThat(whole.fraction()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void cancellingAPartEndsAll() {
        final NodeProgress whole = new NodeProgress();
        whole.part(0).cancel();
        assertThat(whole.isCanceled()).isTrue();
        assertThat(whole.part(1).isCanceled()).isTrue();
    }

    @Test
    void staysCanceled() {
        final NodeProgress progress = new NodeProgress();
        assertThat(progress.isCanceled()).isFalse();
        progress.cancel();
        progress.set(0.5, "on");
        assertThat(progress.isCanceled()).isTrue();
    }
}
