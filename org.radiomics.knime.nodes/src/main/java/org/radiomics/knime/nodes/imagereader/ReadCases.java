package org.radiomics.knime.nodes.imagereader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.data.GeometryColumns;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.report.Section;

/** The cases that were read, as the output table and as a section of the study record. */
final class ReadCases {

    private static final OutputTable CASES = OutputTable.of("cases", "Images and regions of interest that were read.")
        .texts(ImageTable.PATIENT).texts(ImageTable.SEQUENCE).texts(ImageTable.READING).texts(GeometryColumns.SIZE)
        .numbers(GeometryColumns.SPACING.get(0)).numbers(GeometryColumns.SPACING.get(1))
        .numbers(GeometryColumns.SPACING.get(2)).wholes(GeometryColumns.ROI_VOXELS).wholes("label").texts("region")
        .texts("image file").texts("mask file");

    private final List<CaseReader.Result> m_cases;

    private final List<String> m_extras;

    ReadCases(final List<CaseReader.Result> cases, final List<String> extras) {
        m_cases = cases;
        m_extras = extras;
    }

    /**
     * The columns of the table: identity, image and mask, geometry and files, then what is passed on, under another
     * name if there is a column of that name already.
     */
    static DataTableSpec spec(final List<String> extras) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        for (final DataColumnSpec column : CASES.spec()) {
            columns.add(ImageTable.PATIENT.equals(column.getName()) ? ColumnKind.ID.mark(column) : column);
            if (ImageTable.READING.equals(column.getName())) {
                columns.add(new DataColumnSpecCreator("image", VolumeCell.TYPE).createSpec());
                columns.add(new DataColumnSpecCreator("mask", MaskCell.TYPE).createSpec());
            }
        }
        for (final String extra : extras) {
            final DataTableSpec before = new DataTableSpec(columns.toArray(new DataColumnSpec[0]));
            final String name = DataTableSpec.getUniqueColumnName(before, extra);
            columns.add(new DataColumnSpecCreator(name, StringCell.TYPE).createSpec());
        }
        return new DataTableSpec("images", columns.toArray(new DataColumnSpec[0]));
    }

    BufferedDataTable table(final ExecutionContext exec) {
        final BufferedDataContainer container = exec.createDataContainer(spec(m_extras));
        long number = 0;
        for (final CaseReader.Result read : m_cases) {
            final ImageCase c = read.imageCase();
            final List<DataCell> cells = new ArrayList<>(List.of(new StringCell(c.patient()),
                new StringCell(c.sequence()), new StringCell(c.reading()), read.image(), read.mask()));
            cells.addAll(GeometryColumns.cells(read.image().geometry(), read.voxels()).values());
            cells.addAll(List.of(new IntCell(read.mask().label()), new StringCell(read.region().title()),
                new StringCell(c.image().toString()),
                new StringCell(c.mask().toString())));
            for (final String extra : m_extras) {
                final String text = c.columns().getOrDefault(extra, "");
                cells.add(text.isEmpty() ? DataType.getMissingCell() : new StringCell(text));
            }
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(number++), cells.toArray(new DataCell[0])));
        }
        container.close();
        return container.getTable();
    }

    /** @return what people should know of the regions, one sentence each with the case's name */
    List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        m_cases.forEach(read -> read.remarks().forEach(remark -> remarks.add(remark(read, remark))));
        return remarks;
    }

    private static String remark(final CaseReader.Result read, final String remark) {
        return read.imageCase().name() + ": " + remark;
    }

    Section.Builder section(final String source, final LeftOut leftOut) {
        final Set<String> patients = new LinkedHashSet<>();
        final Set<String> sequences = new LinkedHashSet<>();
        final Set<String> readings = new LinkedHashSet<>();
        final List<List<Object>> rows = new ArrayList<>();
        for (final CaseReader.Result read : m_cases) {
            final ImageCase c = read.imageCase();
            patients.add(c.patient());
            sequences.add(c.sequence());
            readings.add(c.reading());
            final Geometry grid = read.image().geometry();
            rows.add(List.of(c.patient(), c.sequence(), c.reading(), GeometryColumns.size(grid), grid.spacing(0),
                grid.spacing(1), grid.spacing(2), read.voxels(), read.mask().label(), read.region().title(),
                c.image().toString(), c.mask().toString()));
        }
        final Section.Builder section = Section.of("Image Reader", "Images").summary(m_cases.size() + " regions of "
            + patients.size() + " patients were read from " + source + ": sequences " + String.join(", ", sequences)
            + "; readings " + String.join(", ", readings) + ".").table(CASES.report(rows, false));
        leftOut.reasons().forEach(section::warning);
        remarks().forEach(section::warning);
        return section;
    }
}
