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
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.radiomics.knime.standin.internal.Doors;

import com.acme.knime.NoteCell;

class RowStoreTest {

    private static final DataTableSpec SPEC = new DataTableSpec(column("text", StringCell.TYPE),
        column("number", DoubleCell.TYPE), column("count", IntCell.TYPE),
        column("note", DataType.getType(NoteCell.class)));

    private static final DataTableSpec NUMBERS = new DataTableSpec(column("x", DoubleCell.TYPE));

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static DataRow row(final String key, final DataCell... cells) {
        return new DefaultRow(new RowKey(key), cells);
    }

    private static DataRow row(final Storage storage, final int i) throws IOException {
        return row("Row" + i, new StringCell("text \u00e4 " + "long ".repeat(20_000 * (i % 2))),
            i == 3 ? new MissingCell("not measured") : new DoubleCell(i / 3.0), new IntCell(Integer.MAX_VALUE - i),
            new NoteCell(storage.createFileStore("node1", "note" + i), "note " + i));
    }

    /** All in memory; spilling in the middle; on disk from the first row on. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 20, 0})
    void givesBackTheRowsWhereverTheyAre(final long cellsInMemory) throws IOException {
        try (Storage storage = new Storage(cellsInMemory)) {
            final RowStore store = new RowStore(SPEC, storage);
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
                        final DataRow read = first.next();
                        assertThat(read.getKey()).isEqualTo(row.getKey());
                        assertThat(read).containsExactlyElementsOf(row);
                    }
                    assertThat(first.hasNext()).isFalse();
                    assertThat(second.next()).containsExactlyElementsOf(rows.get(1));
                }
            }
            try (CloseableRowIterator all = table.iterator()) {
                for (int i = 0; i < 3; i++) {
                    all.next();
                }
                final DataRow fourth = all.next();
                assertThat(Doors.data().error(fourth.getCell(1))).isEqualTo("not measured");
                assertThat(fourth.getCell(3)).hasToString("note 3 (6)");
            }
        }
    }

    @Test
    void leavesTheMemoryAloneOnceItIsFull() {
        try (Storage storage = new Storage(10)) {
            final RowStore store = new RowStore(NUMBERS, storage);
            for (int i = 0; i < 11; i++) {
                store.add(row("Row" + i, new DoubleCell(i)));
            }
            assertThat(storage.reserve(10)).as("all went to disk").isTrue();
        }
    }

    @Test
    void deletesItsFilesWhenClosed() throws IOException {
        final Path folder;
        try (Storage storage = new Storage(0)) {
            final RowStore store = new RowStore(SPEC, storage);
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
            final RowStore store = new RowStore(NUMBERS, storage);
            store.add(row("a", new IntCell(1)));
            assertThatThrownBy(() -> store.add(row("a", new DoubleCell(2))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Encountered duplicate row ID \"a\"");
            assertThatThrownBy(() -> store.add(row("b", new StringCell("z"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"z\" (index 0) in row \"b\"");
            assertThatThrownBy(() -> store.add(row("c")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 vs. 1");
            store.close();
            assertThatThrownBy(() -> store.add(row("d", new DoubleCell(4))))
                .isInstanceOf(IllegalStateException.class);
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
