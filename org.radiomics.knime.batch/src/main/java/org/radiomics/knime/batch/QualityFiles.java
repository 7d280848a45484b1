package org.radiomics.knime.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.radiomics.knime.feature.cohort.FeatureTableWriter;
import org.radiomics.knime.feature.image.WholeFile;
import org.radiomics.knime.feature.quality.CaseQuality;
import org.radiomics.knime.feature.quality.ContactSheet;
import org.radiomics.knime.feature.quality.IntensitySummary;
import org.radiomics.knime.feature.quality.QualityCase;
import org.radiomics.knime.feature.quality.QualityPage;

/** The files of a quality check in a folder: table, page and contact sheets. */
final class QualityFiles {

    static final String PAGE = "gallery.html";

    private static final List<String> TEXTS = List.of("patient", "sequence", "reading", "flags", "fingerprint");

    private static final List<String> NUMBERS = List.of("size_x", "size_y", "size_z", "spacing_x", "spacing_y",
        "spacing_z", "anisotropy", "voxels", "millilitres", "components", "borders", "cut_share", "not_finite",
        "image_min", "image_p01", "image_median", "image_mean", "image_sd", "image_p99", "image_max", "region_min",
        "region_p01", "region_median", "region_mean", "region_sd", "region_p99", "region_max");

    private final Path m_folder;

    QualityFiles(final Path folder) {
        m_folder = folder;
    }

    void write(final List<QualityCase> cases, final List<String> failures) throws IOException {
        try (FeatureTableWriter table = new FeatureTableWriter(m_folder.resolve("qc.csv"), TEXTS, NUMBERS)) {
            for (final QualityCase one : cases) {
                final CaseQuality q = one.quality();
                table.write(List.of(q.patient(), q.sequence(), q.reading(), String.join(" ", one.flags()),
                    q.fingerprint()), numbers(q));
            }
            table.finish();
        }
        for (int from = 0; from < cases.size(); from += ContactSheet.MOST) {
            final byte[] sheet =
                ContactSheet.draw(cases.subList(from, Math.min(cases.size(), from + ContactSheet.MOST)));
            final String number = from == 0 ? "" : "-" + (from / ContactSheet.MOST + 1);
            WholeFile.replace(m_folder.resolve("contact-sheet" + number + ".png"), out -> out.write(sheet));
        }
        QualityPage.write(cases, failures, m_folder.resolve(PAGE));
    }

    private static double[] numbers(final CaseQuality q) {
        final IntensitySummary i = q.image();
        final IntensitySummary r = q.region();
        return new double[]{q.size().get(0), q.size().get(1), q.size().get(2), q.spacing().get(0), q.spacing().get(1),
            q.spacing().get(2), q.anisotropy(), q.voxels(), q.millilitres(), q.components(), q.bordersTouched(),
            q.cutShare(), q.notFinite(), i.minimum(), i.percentile1(), i.median(), i.mean(), i.deviation(),
            i.percentile99(), i.maximum(), r.minimum(), r.percentile1(), r.median(), r.mean(), r.deviation(),
            r.percentile99(), r.maximum()};
    }
}
