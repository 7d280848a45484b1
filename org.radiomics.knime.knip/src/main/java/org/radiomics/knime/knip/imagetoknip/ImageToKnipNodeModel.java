package org.radiomics.knime.knip.imagetoknip;

import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.knip.table.Conversion;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;

/** Converts images and masks to images and labelings of KNIP, in columns of their own. */
public final class ImageToKnipNodeModel extends OptionsNodeModel {

    static final ColumnOption IMAGE = ColumnOption.of("imageColumn", "Image column",
        "Column of images to convert. Empty: the first, if there is one.", 0,
        column -> column.getType().isCompatible(VolumeValue.class), "");

    static final ColumnOption MASK = ColumnOption.of("maskColumn", "Mask column",
        "Column of masks to convert. Empty: the first, if there is one.", 0,
        column -> column.getType().isCompatible(MaskValue.class), "");

    static final ChoiceOption<LabelText> LABELS = ChoiceOption.of("labels", "Labels",
        "Whether a region's label is its name or its number.", List.of(LabelText.values()), LabelText::text,
        LabelText.NAME);

    static final FlagOption MERGE = FlagOption.of("mergeRegions", "One labeling per image",
        "All masks of one image become one labeling, and their rows one row.", false);

    static final Options OPTIONS = Options.of(IMAGE, MASK, LABELS, MERGE);

    private static final String NAME = "Image to KNIP";

    ImageToKnipNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        return new PortObjectSpec[]{KnipTable.of((DataTableSpec)inSpecs[0], settings()).spec(),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final KnipTable columns = KnipTable.of(table.getDataTableSpec(), settings());
        final List<List<DataRow>> groups = settings().get(MERGE)
            ? RowGroups.byImage(table, columns.image(), exec) : RowGroups.single(table, exec);
        final Conversion conversion = new Conversion(groups.size());
        final KnipRow rows = new KnipRow(columns, settings().get(LABELS), conversion, exec);
        final BufferedDataContainer container = exec.createDataContainer(columns.spec());
        for (final List<DataRow> group : groups) {
            exec.checkCanceled();
            final DataRow first = group.get(0);
            final DataCell[] cells = conversion.tryRow(first.getKey().getString(), () -> rows.cells(group));
            if (cells != null) {
                container.addRowToTable(new DefaultRow(first.getKey(), cells));
            }
            exec.setProgress(conversion.fraction(), first.getKey().getString());
        }
        container.close();
        conversion.requireSome();
        warn(conversion.warnings());
        return new PortObject[]{container.getTable(),
            conversion.addTo(StudyRecordPortObject.after(inObjects), NAME, "Images for KNIP", settings())};
    }
}
