package org.radiomics.knime.nodes.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.standin.NodeProgress;

class WorkerPoolTest {

    @Test
    void resultsKeepTheOrderOfTheItems() throws Exception {
        final List<Integer> items = IntStream.range(0, 50).boxed().toList();
        try (WorkerPool pool = WorkerPool.open("Test")) {
            assertThat(pool.map(items, item -> 2 * item, NodeBench.context()))
                .isEqualTo(items.stream().map(item -> 2 * item).toList());
        }
    }

    @Test
    void threadsCarryTheNodesName() throws Exception {
        try (WorkerPool pool = WorkerPool.open("Feature Extractor")) {
            assertThat(pool.map(List.of(1), item -> Thread.currentThread().getName(), NodeBench.context()))
                .containsExactly("Feature Extractor 1");
        }
    }

    @Test
    void failureOfOneItemIsThrownAsItIs() {
        try (WorkerPool pool = WorkerPool.open("Test")) {
            assertThatThrownBy(() -> pool.map(List.of(1, 2), item -> {
                throw new IOException("case " + item);
            }, NodeBench.context())).isInstanceOf(IOException.class).hasMessageStartingWith("case ");
        }
    }

    @Test
    void cancellingInterruptsTheWorkWithinASecond() throws Exception {
        final CountDownLatch working = new CountDownLatch(1);
        final AtomicReference<Exception> ended = new AtomicReference<>();
        final NodeProgress progress = new NodeProgress();
        final ExecutionMonitor monitor = NodeBench.context(progress);
        try (WorkerPool pool = WorkerPool.open("Test")) {
            final Thread node = new Thread(() -> {
                try {
                    pool.map(List.of(1), item -> {
                        working.countDown();
                        Thread.sleep(Duration.ofMinutes(1).toMillis());
                        return item;
                    }, monitor);
                } catch (final Exception e) {
                    ended.set(e);
                }
            });
            node.start();
            working.await();
            progress.cancel();
            node.join(1000);
            assertThat(node.isAlive()).isFalse();
            assertThat(ended.get()).isInstanceOf(CanceledExecutionException.class);
        }
    }
}
