package org.radiomics.knime.standin.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageCellFactory;

import com.acme.knime.NoteCell;

class RowStoreTest {

    private static final DataTableSpec SPEC = new DataTableSpec(
        new String[] {"text", "number", "count", "big", "yes", "picture", "note"},
        new DataType[] {StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, LongCell.TYPE, BooleanCell.TYPE,
            PNGImageCellFactory.TYPE, DataType.getType(NoteCell.class)});

    private static DataRow row(final Storage storage, final int i) throws IOException {
        return new DefaultRow("Row" + i, new StringCell("text \u00e4 " + "long ".repeat(20_000 * (i % 2))),
            i == 3 ? new MissingCell("not measured") : new DoubleCell(i / 3.0), new IntCell(-i),
            new LongCell(1L << (40 + i)), BooleanCell.BooleanCellFactory.create(i % 2 == 0),
            PNGImageCellFactory.create(new byte[] {1, 2, (byte)i}),
            new NoteCell(storage.createFileStore("node1", "note" + i), "note " + i));
    }

    /** All in memory; spilling in the middle; on disk from the first row on. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 35, 0})
    void givesBackTheRowsWhereverTheyAre(final long cellsInMemory) throws IOException {
        try (Storage storage = new Storage(cellsInMemory)) {
            final RowStore store = new RowStore(SPEC, storage, true);
            final List<DataRow> rows = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                rows.add(row(storage, i));
                store.add(rows.get(i));
            }
            store.close();
            final StoredRows table = store.table();
            assertThat(table.size()).isEqualTo(10);
            for (int pass = 0; pass < 2; pass++) {
                try (CloseableRowIterator first = table.iterator(); CloseableRowIterator second = table.iterator()) {
                    second.next();
                    for (final DataRow row : rows) {
                        assertThat(first.next()).isEqualTo(row);
                    }
                    assertThat(first.hasNext()).isFalse();
                    assertThat(second.next()).isEqualTo(rows.get(1));
                }
            }
            try (CloseableRowIterator all = table.iterator()) {
                for (int i = 0; i < 3; i++) {
                    all.next();
                }
                final DataCell missing = all.next().getCell(1);
                assertThat(((MissingValue)missing).getError()).isEqualTo("not measured");
                assertThat(((NoteCell)all.next().getCell(6)).text()).isEqualTo("note 4");
            }
        }
    }

    @Test
    void leavesTheMemoryAloneOnceItIsFull() {
        try (Storage storage = new Storage(10)) {
            final DataTableSpec spec = new DataTableSpec(new String[] {"x"}, new DataType[] {DoubleCell.TYPE});
            final RowStore store = new RowStore(spec, storage, true);
            for (int i = 0; i < 11; i++) {
                store.add(new DefaultRow("Row" + i, new DoubleCell(i)));
            }
            assertThat(storage.reserve(10)).as("all went to disk").isTrue();
        }
    }

    @Test
    void deletesItsFilesWhenClosed() throws IOException {
        final Path folder;
        try (Storage storage = new Storage(0)) {
            final RowStore store = new RowStore(SPEC, storage, true);
            store.add(row(storage, 1));
            store.close();
            folder = storage.folder();
            assertThat(folder.resolve("filestores/node1/note1")).hasContent("note 1");
        }
        assertThat(Files.exists(folder)).isFalse();
    }

    @Test
    void refusesRowsThatDoNotFit() {
        try (Storage storage = new Storage()) {
            final DataTableSpec spec = new DataTableSpec(new String[] {"x"}, new DataType[] {DoubleCell.TYPE});
            final RowStore store = new RowStore(spec, storage, true);
            store.add(new DefaultRow("a", new IntCell(1)));
            assertThatThrownBy(() -> store.add(new DefaultRow("a", new DoubleCell(2))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Encountered duplicate row ID \"a\"");
            assertThatThrownBy(() -> store.add(new DefaultRow("b", new StringCell("z"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"z\" (index 0) in row \"b\"");
            assertThatThrownBy(() -> store.add(new DefaultRow("c")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 vs. 1");
            store.close();
            assertThatThrownBy(() -> store.add(new DefaultRow("d", new DoubleCell(4))))
                .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void learnsDomainsFromTheRows() {
        try (Storage storage = new Storage()) {
            final DataTableSpec spec = new DataTableSpec(new String[] {"group", "id", "x"},
                new DataType[] {StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE});
            final RowStore store = new RowStore(spec, storage, true);
            for (int i = 0; i < 61; i++) {
                store.add(new DefaultRow("Row" + i, new StringCell(i % 2 == 0 ? "b" : "a"), new StringCell("id" + i),
                    i == 0 ? new DoubleCell(Double.NaN) : new DoubleCell(100 - i)));
            }
            store.close();
            final DataTableSpec learned = store.table().spec();
            assertThat(learned.getColumnSpec("group").getDomain().getValues())
                .containsExactly(new StringCell("b"), new StringCell("a"));
            assertThat(learned.getColumnSpec("id").getDomain().hasValues()).as("61 values are too many").isFalse();
            final DataColumnDomain numbers = learned.getColumnSpec("x").getDomain();
            assertThat(numbers.getLowerBound()).isEqualTo(new DoubleCell(40));
            assertThat(numbers.getUpperBound()).isEqualTo(new DoubleCell(99));
        }
    }

    @Test
    void refusesAFileStoreNameThatIsTakenOrLeadsElsewhere() throws IOException {
        try (Storage storage = new Storage()) {
            storage.createFileStore("node1", "a");
            storage.createFileStore("node2", "a");
            assertThatThrownBy(() -> storage.createFileStore("node1", "a")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> storage.createFileStore("node1", "../a")).isInstanceOf(IOException.class);
        }
    }
}
