package org.radiomics.knime.nodes.imageqc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.quality.CaseQuality;
import org.radiomics.knime.feature.quality.ContactSheet;
import org.radiomics.knime.feature.quality.QualityCase;
import org.radiomics.knime.feature.quality.QualityFlags;
import org.radiomics.knime.feature.quality.QualityLimits;
import org.radiomics.knime.feature.quality.QualityMeasurement;
import org.radiomics.knime.feature.quality.QualityPage;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** Checks images and regions before they are measured, and shows them all. */
public final class ImageQcNodeModel extends OptionsNodeModel {

    static final TextOption FOLDER = TextOption.folder("folder", "Folder of the page",
        "Where gallery.html goes, a page with every case. Empty: no page.", "");

    static final NumberOption ANISOTROPY = NumberOption.of("anisotropy", "Largest anisotropy",
        "Largest over smallest spacing above which a case is flagged.", 1, 1000, 5);

    static final IntegerOption FEWEST = IntegerOption.of("fewestVoxels", "Fewest voxels",
        "Regions with fewer voxels are flagged.", 1, Integer.MAX_VALUE, 64);

    static final NumberOption CUT = NumberOption.of("cutShare", "Share that is cut off",
        "Share of a region's largest section on a side of the image from which the region counts as cut off.", 0.01, 1,
        0.25);

    static final NumberOption OUTLIER = NumberOption.of("outlier", "Outliers beyond",
        "Distance from the median of the sequence, in robust standard deviations, beyond which intensity or volume is "
            + "flagged.",
        0.1, 1000, 3.5);

    static final Options OPTIONS = Options.of(FOLDER, ANISOTROPY, FEWEST, CUT, OUTLIER);

    private static final int PIXELS = 240;

    private static final OutputTable TABLE = OutputTable.of("image-qc", "Images and regions before they are measured.")
        .texts("patient").texts("sequence").texts("reading").texts("flags").wholes("flag count").numbers("spacing x")
        .numbers("spacing y").numbers("spacing z").numbers("anisotropy").wholes("voxels").numbers("millilitres")
        .wholes("parts").wholes("sides touched").numbers("share cut off").numbers("mean of image")
        .numbers("minimum of region").numbers("median of region").numbers("mean of region").numbers("SD of region")
        .numbers("maximum of region").texts("fingerprint");

    ImageQcNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, ImagePortObject.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        ImageTable.of((DataTableSpec)inSpecs[0]);
        if (!settings().get(FOLDER).isBlank()) {
            Location.of(settings(), FOLDER);
        }
        return new PortObjectSpec[]{TABLE.spec(), Pictures.SPEC, StudyRecordPortObjectSpec.INSTANCE};
    }

    /** What became of a row: a case without flags yet, or a problem. */
    private record Checked(ImageTable.Entry entry, QualityCase measured, String problem) {
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final List<ImageTable.Entry> entries = ImageTable.of(table.getDataTableSpec()).read(table, exec);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("The table of images has no rows; execute the nodes before on data.");
        }
        final List<Checked> checked;
        try (WorkerPool pool = WorkerPool.open("Image QC")) {
            checked = pool.map(entries, ImageQcNodeModel::check, exec);
        }
        final LeftOut leftOut = new LeftOut();
        checked.stream().filter(one -> one.problem() != null)
            .forEach(one -> leftOut.add(one.entry().name(), one.problem()));
        leftOut.requireSome(entries.size());
        final List<QualityCase> cases =
            flagged(checked.stream().filter(one -> one.problem() == null).map(Checked::measured).toList());
        final long flagged = cases.stream().filter(one -> !one.flags().isEmpty()).count();
        final List<String> warnings = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            warnings.add(leftOut.warning(entries.size()));
        }
        if (flagged > 0) {
            warnings.add(flagged + " of " + cases.size()
                + " cases deserve a second look; the column \"flags\" says why.");
        }
        warn(warnings);
        if (!settings().get(FOLDER).isBlank()) {
            final Path page = Location.of(settings(), FOLDER).resolve("gallery.html");
            QualityPage.write(cases, leftOut.reasons(), page);
        }
        final Picture sheet = new Picture("contact-sheet",
            "Slices in which the outlined regions are largest; framed cases have flags.",
            ContactSheet.draw(cases.subList(0, Math.min(cases.size(), ContactSheet.MOST))), null);
        final List<List<Object>> rows = cases.stream().map(ImageQcNodeModel::row).toList();
        return new PortObject[]{TABLE.table(rows, exec), Pictures.port(sheet),
            StudyRecordPortObject.after(inObjects).with(section(rows, flagged, sheet, leftOut))};
    }

    private static Checked check(final ImageTable.Entry entry) throws Exception {
        try {
            entry.requireBoth();
            final Volume image = entry.image().volume();
            final Mask mask = entry.mask().mask();
            final CaseQuality quality =
                QualityMeasurement.of(entry.patient(), entry.sequence(), entry.reading(), image, mask);
            return new Checked(entry,
                new QualityCase(quality, List.of(), MidSlice.png(image, mask, PIXELS)), null);
        } catch (final IllegalArgumentException e) {
            return new Checked(entry, null, e.getMessage());
        }
    }

    private List<QualityCase> flagged(final List<QualityCase> measured) {
        final QualityLimits limits = new QualityLimits(settings().get(ANISOTROPY), settings().get(FEWEST),
            settings().get(CUT), settings().get(OUTLIER));
        final List<List<String>> flags = QualityFlags.of(measured.stream().map(QualityCase::quality).toList(), limits);
        final List<QualityCase> cases = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            cases.add(new QualityCase(measured.get(i).quality(), flags.get(i), measured.get(i).picture()));
        }
        return cases;
    }

    private static List<Object> row(final QualityCase one) {
        final CaseQuality q = one.quality();
        return Arrays.asList(q.patient(), q.sequence(), q.reading(), String.join(" ", one.flags()), one.flags().size(),
            q.spacing().get(0), q.spacing().get(1), q.spacing().get(2), q.anisotropy(), q.voxels(), q.millilitres(),
            q.components(), q.bordersTouched(), q.cutShare(), q.image().mean(), q.region().minimum(),
            q.region().median(), q.region().mean(), q.region().deviation(), q.region().maximum(), q.fingerprint());
    }

    private Section section(final List<List<Object>> rows, final long flagged, final Picture sheet,
        final LeftOut leftOut) {
        final Section.Builder section = Section.of("Image QC", "Image quality").settings(settings().toText())
            .summary(rows.size() + " images with regions were checked; " + flagged + " deserve a second look.")
            .table(TABLE.report(rows, false)).picture(sheet);
        leftOut.reasons().forEach(section::warning);
        rows.stream().filter(row -> (Integer)row.get(4) > 0).limit(20)
            .forEach(row -> section.warning(row.get(0) + " " + row.get(1) + " " + row.get(2) + ": " + row.get(3)));
        return section.build();
    }
}
