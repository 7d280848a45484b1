package org.radiomics.knime.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.radiomics.knime.nodes.options.Option;
import org.radiomics.knime.nodes.options.OptionsNodeFactory;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.standin.NodeProgress;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.table.Storage;

/**
 * Runs one node on the stand-in as a workflow would: settings loaded, configured, executed, and what was executed
 * compared with what was configured. Also makes small tables.
 */
public final class NodeBench {

    private static final Storage STORAGE = new Storage();

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(STORAGE::close));
    }

    private final NodeModel m_model;

    private Settings m_settings;

    private NodeBench(final NodeModel model, final Settings settings) {
        m_model = model;
        m_settings = settings;
    }

    /** @return a new node with its defaults */
    public static NodeBench of(final OptionsNodeFactory<?> factory) {
        return new NodeBench(factory.createNodeModel(), factory.options().defaults());
    }

    /** @return this node with another value of an option */
    public <T> NodeBench with(final Option<T> option, final T value) throws InvalidSettingsException {
        m_settings = m_settings.with(option, value);
        return this;
    }

    /** Loads the settings and configures the node; an unconnected optional input is null. */
    public PortObjectSpec[] configure(final PortObjectSpec... specs) throws InvalidSettingsException {
        final SettingsTree saved = new SettingsTree("model");
        m_settings.saveTo(saved);
        Doors.node().loadSettings(m_model, saved);
        return Doors.node().configure(m_model, specs);
    }

    /** Configures and executes the node; an unconnected optional input is null. */
    public PortObject[] execute(final PortObject... inputs) throws Exception {
        final PortObjectSpec[] expected =
            configure(Arrays.stream(inputs).map(in -> in == null ? null : in.getSpec()).toArray(PortObjectSpec[]::new));
        final PortObject[] outputs = Doors.node().execute(m_model, inputs, context());
        for (int port = 0; port < outputs.length; port++) {
            if (expected[port] instanceof DataTableSpec table) {
                assertThat(((DataTableSpec)outputs[port].getSpec()).getColumnNames())
                    .as("columns of output %d as configured", port).containsExactly(table.getColumnNames());
            }
        }
        return outputs;
    }

    /** @return the node's warning, or null */
    public String warning() {
        return Doors.node().warning(m_model);
    }

    /** @return a context of its own, for making tables and file stores */
    public static ExecutionContext context() {
        return context(new NodeProgress());
    }

    /** @return such a context that reports to, and is cancelled by, the given progress */
    public static ExecutionContext context(final NodeProgress progress) {
        return Doors.node().context(progress, STORAGE, "bench" + CONTEXTS.incrementAndGet());
    }

    /** @return cells of texts, numbers and whole numbers, missing for null */
    public static DataCell[] row(final Object... values) {
        return Arrays.stream(values).map(NodeBench::cell).toArray(DataCell[]::new);
    }

    private static DataCell cell(final Object value) {
        if (value == null) {
            return DataType.getMissingCell();
        } else if (value instanceof DataCell cell) {
            return cell;
        } else if (value instanceof Double number) {
            return new DoubleCell(number);
        }
        return value instanceof Integer whole ? new IntCell(whole) : new StringCell((String)value);
    }

    /** @return columns of those names and types */
    public static DataTableSpec spec(final String[] names, final DataType... types) {
        return new DataTableSpec(IntStream.range(0, names.length)
            .mapToObj(i -> new DataColumnSpecCreator(names[i], types[i]).createSpec()).toArray(DataColumnSpec[]::new));
    }

    /** @return a table with row keys Row0, Row1 ... */
    public static BufferedDataTable table(final DataTableSpec spec, final DataCell[]... rows) {
        final BufferedDataContainer container = context().createDataContainer(spec);
        long number = 0;
        for (final DataCell[] row : rows) {
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(number++), row));
        }
        container.close();
        return container.getTable();
    }

    /** @return the text of every cell, row by row */
    public static List<List<String>> texts(final BufferedDataTable table) {
        final List<List<String>> rows = new ArrayList<>();
        for (final DataRow row : table) {
            rows.add(IntStream.range(0, row.getNumCells()).mapToObj(i -> row.getCell(i).toString()).toList());
        }
        return rows;
    }

    /** @return the cells of one column */
    public static List<DataCell> column(final BufferedDataTable table, final String name) {
        final int index = table.getDataTableSpec().findColumnIndex(name);
        assertThat(index).as("column %s", name).isNotNegative();
        final List<DataCell> cells = new ArrayList<>();
        for (final DataRow row : table) {
            cells.add(row.getCell(index));
        }
        return cells;
    }

    /** @return what a serializer makes of what it wrote */
    public static <T extends PortObject> T savedAndLoaded(final T object,
        final PortObject.PortObjectSerializer<T> serializer) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream out = stream(PortObjectZipOutputStream.class, OutputStream.class, bytes)) {
            serializer.savePortObject(object, out, context());
        }
        try (PortObjectZipInputStream in = stream(PortObjectZipInputStream.class, InputStream.class,
            new ByteArrayInputStream(bytes.toByteArray()))) {
            final T copy = serializer.loadPortObject(in, object.getSpec(), context());
            if (object instanceof FileStorePortObject source) {
                Doors.fileStores().share(source, (FileStorePortObject)copy);
            }
            return copy;
        }
    }

    /** KNIME alone makes these streams; their constructors are not public. */
    private static <S> S stream(final Class<S> type, final Class<?> argument, final Object value)
        throws ReflectiveOperationException {
        final Constructor<S> constructor = type.getDeclaredConstructor(argument);
        constructor.setAccessible(true);
        return constructor.newInstance(value);
    }
}
