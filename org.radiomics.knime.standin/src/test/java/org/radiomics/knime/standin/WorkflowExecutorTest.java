package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;

import com.acme.knime.MulCsvNodeFactory;
import com.acme.knime.PictureSinkNodeFactory;
import com.acme.knime.PictureSourceNodeFactory;
import com.acme.knime.SourceNodeFactory;
import com.acme.knime.WaitNodeFactory;

class WorkflowExecutorTest {

    private static final NodeBundle BUNDLE = new NodeBundle("Acme KNIME nodes", "com.acme.knime", "Acme", "1.0.0");

    @TempDir
    private Path m_folder;

    private WorkflowWriter m_writer;

    private NodeWriter m_source;

    private NodeWriter m_product;

    @BeforeEach
    void writeSourceAndProduct() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        m_writer = new WorkflowWriter(BUNDLE);
        m_source = m_writer.add(new SourceNodeFactory());
        m_product = m_writer.add(new MulCsvNodeFactory()).set("factor", 2.0);
        m_writer.connect(m_source, 1, m_product, 1);
    }

    private Workflow load(final Map<String, String> variables) throws Exception {
        m_writer.write(m_folder);
        return WorkflowLoader.of(getClass().getClassLoader()).load(m_folder, variables);
    }

    @Test
    void executesNodesInOrderAndResolvesPathsWithinTheWorkflow() throws Exception {
        final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        final WorkflowListener listener = new WorkflowListener() {
            @Override
            public void stateChanged(final WorkflowNode node) {
                heard.add(node.id() + " " + node.state());
            }

            @Override
            public void progress(final WorkflowNode node, final double fraction, final String message) {
                heard.add(node.id() + " " + message);
            }
        };
        try (Workflow workflow = load(Map.of())) {
            assertThat(WorkflowExecutor.withDefaults().withListener(listener).execute(workflow)).isTrue();
            assertThat(workflow.nodes()).extracting(WorkflowNode::state).containsOnly(NodeState.EXECUTED);
            assertThat(((BufferedDataTable)workflow.node(2).output(1)).size()).isEqualTo(5);
        }
        assertThat(m_folder.resolve("data/out.csv")).hasContent("Row0,1.0\nRow1,3.0\nRow2,5.0\nRow3,7.0\nRow4,9.0\n");
        assertThat(heard).startsWith("1 CONFIGURED", "1 EXECUTING", "1 Row 0").containsSubsequence("1 Row 4",
            "1 EXECUTED", "2 CONFIGURED", "2 EXECUTING", "2 EXECUTED");
    }

    @Test
    void replacesSettingsByFlowVariables() throws Exception {
        m_writer.variable("n", 2).variable("target", "nowhere");
        m_source.control("rows", "n");
        m_product.control("path", "target").control("factor", "n");
        try (Workflow workflow =
            load(Map.of("n", "3", "target", m_folder.resolve("data/other.csv").toString()))) {
            assertThat(WorkflowExecutor.withDefaults().execute(workflow)).isTrue();
        }
        assertThat(m_folder.resolve("data/other.csv")).hasContent("Row0,1.5\nRow1,4.5\nRow2,7.5\n");
    }

    @Test
    void saysInKnimesWordsWhichVariableIsMissing() throws Exception {
        m_source.control("rows", "n");
        assertThatThrownBy(() -> m_writer.write(m_folder))
            .hasMessageContaining("Errors loading flow variables into node : Unknown variable \"n\"");
        m_writer.variable("n", "many");
        assertThatThrownBy(() -> m_writer.write(m_folder)).hasMessageContaining(
            "Can't overwrite the config rows with flow variable 'n' of type 'string'.");
    }

    @Test
    void keepsExecutingOtherBranchesWhenANodeFails() throws Exception {
        m_product.set("path", "/nonexistent/dir/out.csv");
        final NodeWriter behind = m_writer.add(new MulCsvNodeFactory());
        final NodeWriter beside = m_writer.add(new MulCsvNodeFactory());
        m_writer.connect(m_product, 1, behind, 1).connect(m_source, 1, beside, 1);
        try (Workflow workflow = load(Map.of())) {
            assertThat(WorkflowExecutor.withDefaults().execute(workflow)).isFalse();
            assertThat(workflow.node(2).message())
                .isEqualTo(NodeMessage.error("Execute failed: /nonexistent/dir/out.csv"));
            assertThat(workflow.node(2).hasFailed()).isTrue();
            assertThat(workflow.node(2).state()).isEqualTo(NodeState.CONFIGURED);
            assertThat(workflow.node(3).state()).isEqualTo(NodeState.CONFIGURED);
            assertThat(workflow.node(3).message()).isNull();
            assertThat(workflow.node(4).state()).isEqualTo(NodeState.EXECUTED);
        }
    }

    @Test
    void warnsOfAnEmptyTable() throws Exception {
        m_source.set("rows", 0);
        try (Workflow workflow = load(Map.of())) {
            assertThat(WorkflowExecutor.withDefaults().execute(workflow)).isTrue();
            assertThat(workflow.node(1).message())
                .isEqualTo(NodeMessage.warning("Node created an empty data table."));
        }
    }

    @Test
    void cancelsWithinASecond() throws Exception {
        m_writer.add(new WaitNodeFactory());
        final CountDownLatch waiting = new CountDownLatch(1);
        final WorkflowExecutor executor = WorkflowExecutor.withDefaults().withListener(new WorkflowListener() {
            @Override
            public void progress(final WorkflowNode node, final double fraction, final String message) {
                if ("Waiting".equals(message)) {
                    waiting.countDown();
                }
            }
        });
        final ExecutorService canceller = Executors.newSingleThreadExecutor();
        final long[] canceled = new long[1];
        try (Workflow workflow = load(Map.of())) {
            canceller.execute(() -> {
                try {
                    waiting.await();
                } catch (final InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                canceled[0] = System.nanoTime();
                executor.cancel();
            });
            assertThatThrownBy(() -> executor.execute(workflow)).isInstanceOf(CanceledExecutionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - canceled[0])).isLessThan(Duration.ofSeconds(1));
            assertThat(workflow.node(3).message()).isEqualTo(NodeMessage.warning("Execution canceled"));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        } finally {
            canceller.shutdownNow();
        }
    }

    @Test
    void executesIndependentNodesAtOnceOnAnExecutor() throws Exception {
        m_writer.add(new WaitNodeFactory());
        m_writer.add(new WaitNodeFactory());
        final CountDownLatch atOnce = new CountDownLatch(2);
        final List<WorkflowExecutor> executors = new ArrayList<>();
        final ExecutorService threads = Executors.newFixedThreadPool(2);
        final WorkflowExecutor executor =
            WorkflowExecutor.withDefaults().withExecutor(threads).withListener(new WorkflowListener() {
                @Override
                public void stateChanged(final WorkflowNode node) {
                    if (node.name().startsWith("Acme Wait") && node.state() == NodeState.EXECUTING) {
                        atOnce.countDown();
                        if (atOnce.getCount() == 0) {
                            executors.get(0).cancel();
                        }
                    }
                }
            });
        executors.add(executor);
        try (Workflow workflow = load(Map.of())) {
            assertThatThrownBy(() -> executor.execute(workflow)).isInstanceOf(CanceledExecutionException.class);
            assertThat(atOnce.getCount()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void handsPicturesOverAsCopiesAndLeavesOptionalInputsOpen() throws Exception {
        final NodeWriter picture = m_writer.add(new PictureSourceNodeFactory());
        final NodeWriter sink = m_writer.add(new PictureSinkNodeFactory());
        final NodeWriter alone = m_writer.add(new PictureSinkNodeFactory());
        m_writer.connect(picture, 1, sink, 1).connect(picture, 0, alone, 0);
        try (Workflow workflow = load(Map.of())) {
            assertThat(WorkflowExecutor.withDefaults().execute(workflow)).isTrue();
            final DataRow described = ((BufferedDataTable)workflow.node(sink.id()).output(1)).iterator().next();
            assertThat(described).containsExactly(new StringCell("PNG picture, 3 x 2"));
            assertThat(((BufferedDataTable)workflow.node(alone.id()).output(1)).size()).isZero();
        }
    }

    @Test
    void spillsTablesAndDeletesThemWithTheWorkflow() throws Exception {
        m_source.set("rows", 1000);
        m_writer.write(m_folder);
        final Path temporary;
        try (Workflow workflow =
            WorkflowLoader.of(getClass().getClassLoader()).withCellsInMemory(100).load(m_folder, Map.of())) {
            assertThat(WorkflowExecutor.withDefaults().execute(workflow)).isTrue();
            temporary = workflow.storage().folder();
            assertThat(Files.size(temporary.resolve("table1.bin"))).isPositive();
            double last = 0;
            for (final DataRow row : (BufferedDataTable)workflow.node(2).output(1)) {
                last = ((DoubleCell)row.getCell(2)).getDoubleValue();
            }
            assertThat(last).isEqualTo(2 * 999.5);
        }
        assertThat(temporary).doesNotExist();
    }
}
