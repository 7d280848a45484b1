package org.radiomics.knime.nodes.featureextractor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.stats.plot.GalleryPicture;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** What an extraction adds to the study record. */
final class FeatureSection {

    private static final int PIXELS = 280;

    private static final int COLUMNS = 6;

    private final ExtractionProfile m_profile;

    private final List<Extraction> m_done;

    private final LeftOut m_leftOut;

    FeatureSection(final ExtractionProfile profile, final List<Extraction> done, final LeftOut leftOut) {
        m_profile = profile;
        m_done = done;
        m_leftOut = leftOut;
    }

    Section build(final Map<String, String> settings, final int galleryImages) throws IOException {
        final Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("profile", m_profile.toJson());
        all.put("profileHash", m_profile.hash());
        final Section.Builder section = Section.of("Feature Extractor", "Features").settings(all)
            .summary(m_profile.featureNames().size() + " features were computed for each of " + m_done.size()
                + " outlined regions (profile " + m_profile.hash().substring(0, 12) + ").");
        m_leftOut.reasons().forEach(section::warning);
        m_profile.remarks().forEach(remark -> section.warning("Of the parameter file, " + remark + "."));
        m_done.forEach(extraction -> extraction.vector().warning("region")
            .ifPresent(warning -> section.warning(extraction.entry().name() + ": " + warning + ".")));
        final int undefined = undefined();
        if (undefined > 0) {
            section.warning(undefined
                + " of the features could not be computed for every region; their cells are missing and say why.");
        }
        if (galleryImages > 0) {
            section.picture(gallery(galleryImages));
        }
        return section.build();
    }

    /** The number of features that are NaN in at least one case. */
    private int undefined() {
        final boolean[] undefined = new boolean[m_profile.featureNames().size()];
        for (final Extraction extraction : m_done) {
            final double[] values = extraction.vector().values();
            for (int i = 0; i < values.length; i++) {
                undefined[i] |= Double.isNaN(values[i]);
            }
        }
        int count = 0;
        for (final boolean feature : undefined) {
            count += feature ? 1 : 0;
        }
        return count;
    }

    /** Patients at even distances, each with all sequences, in the reading that comes first. */
    private Picture gallery(final int images) throws IOException {
        final Map<String, Map<String, Extraction>> patients = new LinkedHashMap<>();
        m_done.forEach(extraction -> patients.computeIfAbsent(extraction.entry().patient(), p -> new LinkedHashMap<>())
            .putIfAbsent(extraction.entry().sequence(), extraction));
        final List<Map<String, Extraction>> all = List.copyOf(patients.values());
        final int sequences = all.stream().mapToInt(Map::size).max().orElse(1);
        final int shown = Math.min(all.size(), Math.max(1, images / sequences));
        final List<GalleryPicture.Tile> tiles = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            for (final Extraction extraction : all.get((int)((long)i * all.size() / shown)).values()) {
                tiles.add(new GalleryPicture.Tile(extraction.entry().patient() + " " + extraction.entry().sequence(),
                    MidSlice.render(extraction.entry().image().volume(), extraction.entry().mask().mask(), PIXELS)));
            }
        }
        return GalleryPicture.draw("gallery", "Slices in which the outlined regions are largest: " + shown + " of "
            + all.size() + " patients.", tiles, COLUMNS);
    }
}
