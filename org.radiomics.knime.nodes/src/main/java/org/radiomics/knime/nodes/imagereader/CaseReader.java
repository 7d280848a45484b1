package org.radiomics.knime.nodes.imagereader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.OpenImage;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;

/** Reads images and masks into cells. An image with several readings is read once and its cell shared. Thread-safe. */
final class CaseReader {

    private final ExecutionContext m_exec;

    private final int m_label;

    private final double m_tolerance;

    /**
     * @param exec makes file stores
     * @param label of the region where a case names none
     * @param tolerance of the comparison of grids
     */
    CaseReader(final ExecutionContext exec, final int label, final double tolerance) {
        m_exec = exec;
        m_label = label;
        m_tolerance = tolerance;
    }

    /**
     * A case that was read, or the reason why it was not.
     *
     * @param imageCase the case
     * @param image null if it was not read
     * @param mask null if it was not read
     * @param voxels of the region
     * @param problem a sentence; null if all is well
     */
    record Result(ImageCase imageCase, VolumeCell image, MaskCell mask, int voxels, String problem) {
    }

    /** Groups cases that share an image, in the order of the cases. */
    static List<List<ImageCase>> byImage(final List<ImageCase> cases) {
        final Map<Path, List<ImageCase>> groups = new LinkedHashMap<>();
        cases.forEach(c -> groups.computeIfAbsent(c.image().normalize(), path -> new ArrayList<>()).add(c));
        return List.copyOf(groups.values());
    }

    /** Reads the cases of one image. */
    List<Result> read(final List<ImageCase> cases) {
        final List<Result> results = new ArrayList<>();
        final OpenImage open;
        try {
            open = Images.open(cases.get(0).image(), ImageOptions.withDefaults());
        } catch (final IOException e) {
            cases.forEach(c -> results.add(failed(c, e.getMessage())));
            return results;
        }
        VolumeCell image = null;
        for (final ImageCase imageCase : cases) {
            try {
                final Mask mask = mask(imageCase, open);
                if (image == null) {
                    image = VolumeCell.of(open.volume(), (imageCase.patient() + " " + imageCase.sequence()).strip(),
                        m_exec.createFileStore("image-" + imageCase.row() + ".nrrd"));
                }
                final MaskCell region =
                    MaskCell.of(mask, m_exec.createFileStore("mask-" + imageCase.row() + ".nrrd"));
                results.add(new Result(imageCase, image, region, mask.count(), null));
            } catch (final IOException e) {
                results.add(failed(imageCase, e.getMessage()));
            }
        }
        return results;
    }

    private Mask mask(final ImageCase imageCase, final OpenImage image) throws IOException {
        final RegionChoice choice = RegionChoice.number(imageCase.label().orElse(m_label));
        return Images.readMasks(imageCase.mask(), image, choice, new GridRule(m_tolerance, false)).get(0).mask();
    }

    private static Result failed(final ImageCase imageCase, final String problem) {
        return new Result(imageCase, null, null, 0, problem);
    }
}
