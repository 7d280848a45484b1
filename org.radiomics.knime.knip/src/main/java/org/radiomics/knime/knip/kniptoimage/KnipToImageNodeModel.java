package org.radiomics.knime.knip.kniptoimage;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;
import org.radiomics.knime.knip.convert.Cut;
import org.radiomics.knime.knip.table.Conversion;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;

/** Converts images and labelings of KNIP to images and masks, one row for each label. */
public final class KnipToImageNodeModel extends OptionsNodeModel {

    static final ColumnOption IMAGE = ColumnOption.of("imageColumn", "KNIP image column",
        "Column of KNIP's images to convert. Empty: the first, if there is one.", 0,
        column -> column.getType().isCompatible(ImgPlusValue.class), "");

    static final ColumnOption LABELING = ColumnOption.of("labelingColumn", "KNIP labeling column",
        "Column of KNIP's labelings to convert. Empty: the first, if there is one.", 0,
        column -> column.getType().isCompatible(LabelingValue.class), "");

    static final ColumnOption GRID = ColumnOption.of("gridColumn", "Grid of",
        "Column of images or masks on the same grid, whose spacing, origin and directions are taken. Empty: the first "
            + "column of images, or else of masks.", 0,
        column -> column.getType().isCompatible(VolumeValue.class) || column.getType().isCompatible(MaskValue.class),
        "");

    static final IntegerOption CHANNEL = IntegerOption.of("channel", "Channel",
        "Which channel of an image with several is taken, counted from 1. 0: such images are left out.", 0,
        Integer.MAX_VALUE, 0);

    static final IntegerOption TIME = IntegerOption.of("time", "Point in time",
        "Which point in time of an image with several is taken, counted from 1. 0: such images are left out.", 0,
        Integer.MAX_VALUE, 0);

    static final Options OPTIONS = Options.of(IMAGE, LABELING, GRID, CHANNEL, TIME);

    private static final String NAME = "KNIP to Image";

    KnipToImageNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        return new PortObjectSpec[]{ImagesOfKnip.of((DataTableSpec)inSpecs[0], settings()).spec(),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final ImagesOfKnip columns = ImagesOfKnip.of(table.getDataTableSpec(), settings());
        final Conversion conversion = new Conversion((int)table.size());
        final BufferedDataContainer container = exec.createDataContainer(columns.spec());
        final Cut cut = new Cut(settings().get(CHANNEL), settings().get(TIME));
        final ImageRow rows =
            new ImageRow(columns, new RowGrid(columns, cut, conversion), conversion, exec, container);
        for (final DataRow row : table) {
            exec.checkCanceled();
            conversion.tryRow(row.getKey().getString(), () -> rows.convert(row));
            exec.setProgress(conversion.fraction(), row.getKey().getString());
        }
        container.close();
        conversion.requireSome();
        warn(conversion.warnings());
        return new PortObject[]{container.getTable(),
            conversion.addTo(StudyRecordPortObject.after(inObjects), NAME, "Images of KNIP", settings())};
    }
}
