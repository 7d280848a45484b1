package org.radiomics.knime.nodes.imagereader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.OpenImage;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.Region;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.feature.region.RegionMask;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;

/** Reads images and masks into cells. An image with several regions is read once and its cell shared. Thread-safe. */
final class CaseReader {

    private final ExecutionContext m_exec;

    private final ImageOptions m_options;

    private final RegionChoice m_choice;

    private final RegionChoice.Part m_part;

    private final GridRule m_rule;

    /**
     * @param exec makes file stores
     * @param options of images; a case may name another series
     * @param choice of regions where a case makes none
     * @param part what is kept of each region
     * @param rule how grids must agree
     */
    CaseReader(final ExecutionContext exec, final ImageOptions options, final RegionChoice choice,
        final RegionChoice.Part part, final GridRule rule) {
        m_exec = exec;
        m_options = options;
        m_choice = choice;
        m_part = part;
        m_rule = rule;
    }

    /**
     * A region that was read, or the reason why a case was not.
     *
     * @param imageCase the case
     * @param region which of its regions; null if it was not read
     * @param image null if it was not read
     * @param mask null if it was not read
     * @param voxels of the region
     * @param remarks what people should know of the region
     * @param problem a sentence; null if all is well
     */
    record Result(ImageCase imageCase, Region region, VolumeCell image, MaskCell mask, int voxels,
        List<String> remarks, String problem) {
    }

    /** Groups cases that share an image, in the order of the cases. */
    static List<List<ImageCase>> byImage(final List<ImageCase> cases) {
        final Map<List<Object>, List<ImageCase>> groups = new LinkedHashMap<>();
        cases.forEach(c -> groups.computeIfAbsent(List.of(c.image().normalize(), c.series()), key -> new ArrayList<>())
            .add(c));
        return List.copyOf(groups.values());
    }

    /** Reads the cases of one image. */
    List<Result> read(final List<ImageCase> cases) {
        final List<Result> results = new ArrayList<>();
        final ImageCase first = cases.get(0);
        final OpenImage open;
        try {
            open = Images.open(first.image(),
                first.series().isEmpty() ? m_options : m_options.withSeries(first.series()));
        } catch (final IOException e) {
            cases.forEach(c -> results.add(failed(c, e.getMessage())));
            return results;
        }
        VolumeCell image = null;
        for (final ImageCase imageCase : cases) {
            try {
                final List<RegionMask> regions = Images.readMasks(imageCase.mask(), open,
                    imageCase.regions(m_choice).withComponents(m_part), m_rule);
                if (image == null) {
                    image = VolumeCell.of(open.volume(), (imageCase.patient() + " " + imageCase.sequence()).strip(),
                        m_exec.createFileStore("image-" + imageCase.row() + ".nrrd"));
                }
                for (final RegionMask region : regions) {
                    final String store = "mask-" + imageCase.row() + "-" + region.region().number() + ".nrrd";
                    results.add(new Result(imageCase, region.region(), image,
                        MaskCell.of(region.mask(), open.volume(), m_exec.createFileStore(store)), region.mask().count(),
                        region.remarks(), null));
                }
            } catch (final IOException e) {
                results.add(failed(imageCase, e.getMessage()));
            }
        }
        return results;
    }

    private static Result failed(final ImageCase imageCase, final String problem) {
        return new Result(imageCase, null, null, null, 0, List.of(), problem);
    }
}
