package org.radiomics.knime.feature.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Says which cases of a cohort deserve a second look, and why: by themselves, and beside the others of their sequence.
 * Outliers are judged by median and median distance from it, which outliers do not move (Iglewicz and Hoaglin 1993), in
 * sequences of at least five cases.
 */
public final class QualityFlags {

    private static final int FEWEST_TO_COMPARE = 5;

    /** Makes the median distance of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    private QualityFlags() {
    }

    /**
     * Flags the cases of a cohort.
     *
     * @param cases all of them
     * @param limits what is worth a look
     * @return per case the flags, each a sentence; none if all is well
     */
    public static List<List<String>> of(final List<CaseQuality> cases, final QualityLimits limits) {
        final List<List<String>> flags = new ArrayList<>();
        cases.forEach(one -> flags.add(alone(one, limits)));
        duplicates(cases, flags);
        final Map<String, List<Integer>> sequences = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            sequences.computeIfAbsent(cases.get(i).sequence(), s -> new ArrayList<>()).add(i);
        }
        for (final List<Integer> members : sequences.values()) {
            if (members.size() >= FEWEST_TO_COMPARE) {
                spacings(cases, members, flags);
                outliers(cases, members, flags, limits, "mean intensity of the region", c -> c.region().mean());
                outliers(cases, members, flags, limits, "mean intensity of the image", c -> c.image().mean());
                outliers(cases, members, flags, limits, "logarithm of the region's volume",
                    c -> Math.log(c.millilitres()));
            }
        }
        return flags.stream().map(List::copyOf).toList();
    }

    private static List<String> alone(final CaseQuality one, final QualityLimits limits) {
        final List<String> flags = new ArrayList<>();
        if (one.anisotropy() > limits.anisotropy()) {
            flags.add(said("Voxels are %.1f times as long as wide; more than %s make 3-D texture doubtful.",
                one.anisotropy(), limits.anisotropy()));
        }
        if (one.voxels() < limits.fewestVoxels()) {
            flags.add("The region has only " + one.voxels() + " voxels; below " + limits.fewestVoxels()
                + " texture says little.");
        }
        if (one.cutShare() >= limits.cutShare()) {
            flags.add(said("The image cuts the region off: %.0f %% of its largest section lie on a side of the image.",
                100 * one.cutShare()));
        } else if (one.bordersTouched() > 0) {
            flags.add("The region touches " + one.bordersTouched()
                + (one.bordersTouched() == 1 ? " side of the image." : " sides of the image."));
        }
        if (one.components() > 1) {
            flags.add("The region has " + one.components() + " separate parts.");
        }
        if (one.notFinite() > 0) {
            flags.add("The image has " + one.notFinite() + " voxels that are NaN or infinite.");
        }
        if (one.region().minimum() == one.region().maximum()) {
            flags.add("All voxels of the region have the same intensity.");
        }
        return flags;
    }

    private static void duplicates(final List<CaseQuality> cases, final List<List<String>> flags) {
        final Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            final Integer before = first.putIfAbsent(cases.get(i).fingerprint(), i);
            // Several readings share an image.
            if (before != null && !(cases.get(before).patient().equals(cases.get(i).patient())
                && cases.get(before).sequence().equals(cases.get(i).sequence()))) {
                flags.get(i).add("The image is a copy of that of " + cases.get(before).name() + ".");
                flags.get(before).add("The image is a copy of that of " + cases.get(i).name() + ".");
            }
        }
    }

    private static void spacings(final List<CaseQuality> cases, final List<Integer> members,
        final List<List<String>> flags) {
        for (int axis = 0; axis < 3; axis++) {
            final int a = axis;
            final double usual = median(members.stream().mapToDouble(i -> cases.get(i).spacing().get(a)).toArray());
            for (final int i : members) {
                final double own = cases.get(i).spacing().get(axis);
                if (own > 2 * usual || own < usual / 2) {
                    flags.get(i).add(said("Spacing along %s is %.3g mm where %.3g mm is usual.",
                        String.valueOf("xyz".charAt(axis)), own, usual));
                }
            }
        }
    }

    private static void outliers(final List<CaseQuality> cases, final List<Integer> members,
        final List<List<String>> flags, final QualityLimits limits, final String what,
        final ToDoubleFunction<CaseQuality> value) {
        final double[] values = members.stream().mapToDouble(i -> value.applyAsDouble(cases.get(i)))
            .filter(Double::isFinite).toArray();
        if (values.length < FEWEST_TO_COMPARE) {
            return;
        }
        final double median = median(values);
        final double deviation = NORMAL * median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
        for (final int i : members) {
            final double distance = (value.applyAsDouble(cases.get(i)) - median) / deviation;
            if (deviation > 0 && Math.abs(distance) > limits.outlier()) {
                flags.get(i)
                    .add(said("The %s is %.3g, %.1f robust deviations from the median %.3g of its sequence.", what,
                    value.applyAsDouble(cases.get(i)), Math.abs(distance), median));
            }
        }
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String said(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
