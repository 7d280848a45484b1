package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much the choice of features depends on the patients.
 *
 * @param fits how often features were chosen
 * @param candidates from how many
 * @param choices the features that entered at least one signature, most frequent first, equal ones in the order of the
 *            columns
 * @param stages the steps, in order
 * @param index the stability of Nogueira et al. (JMLR 2018, 18:174, definition 4): 1 if every fit chose the same
 *            features, about 0 if features were drawn by lot; NaN with fewer than two fits, or where all fits chose
 *            none or all
 * @param passages all candidates, in the order of the columns
 * @param clinical the variables offered to the clinical model, in order
 */
public record Stability(int fits, int candidates, List<Choice> choices, List<StageSize> stages, double index,
    List<Passage> passages, List<Entry> clinical) {

    /**
     * One feature.
     *
     * @param feature the column's name
     * @param chosen in how many signatures it had a coefficient
     * @param frequency that number as a share of the fits
     * @param inWhole whether it is in the signature of all rows
     * @param meanCoefficient over the signatures that it is in
     * @param sameSign share of those in which its coefficient has the more frequent sign
     */
    public record Choice(String feature, int chosen, double frequency, boolean inWhole, double meanCoefficient,
        double sameSign) {
    }

    /**
     * What a step left over.
     *
     * @param name of the step
     * @param whole features left in the fit to all rows
     * @param mean features left, over the fits
     * @param fewest features left in a fit
     * @param most features left in a fit
     */
    public record StageSize(String name, int whole, double mean, int fewest, int most) {
    }

    /**
     * How far one candidate came.
     *
     * @param feature the column's name
     * @param left per step, in how many fits the feature was still there after it
     * @param inWhole per step, whether it was there after it in the fit to all rows
     */
    public record Passage(String feature, List<Integer> left, List<Boolean> inWhole) {

        /** Copies the lists. */
        public Passage {
            left = List.copyOf(left);
            inWhole = List.copyOf(inWhole);
        }
    }

    /**
     * One clinical variable.
     *
     * @param variable the column's name
     * @param entered in how many clinical models it was
     * @param inWhole whether it is in the clinical model of all rows
     */
    public record Entry(String variable, int entered, boolean inWhole) {
    }

    /** Copies the lists. */
    public Stability {
        choices = List.copyOf(choices);
        stages = List.copyOf(stages);
        passages = List.copyOf(passages);
        clinical = List.copyOf(clinical);
    }

    /**
     * @param features all candidates, in order
     * @param clinical all variables offered to the clinical model, in order
     * @param whole the fit to all rows
     * @param fits those to the resamples, at least one
     * @return what they have in common
     */
    static Stability of(final List<String> features, final List<String> clinical, final FittedChain whole,
        final List<FittedChain> fits) {
        final Map<String, List<Double>> coefficients = new HashMap<>();
        for (final FittedChain fit : fits) {
            for (int a = 0; a < fit.signature().features().size(); a++) {
                coefficients.computeIfAbsent(fit.signature().features().get(a), f -> new ArrayList<>())
                    .add(fit.signature().coefficients()[a]);
            }
        }
        final List<Choice> choices = new ArrayList<>();
        for (final String feature : features) {
            final List<Double> own = coefficients.get(feature);
            if (own != null) {
                final long above = own.stream().filter(c -> c > 0).count();
                choices.add(new Choice(feature, own.size(), (double)own.size() / fits.size(),
                    whole.signature().features().contains(feature),
                    own.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                    (double)Math.max(above, own.size() - above) / own.size()));
            }
        }
        choices.sort(Comparator.comparingInt(Choice::chosen).reversed());
        return new Stability(fits.size(), features.size(), choices, stages(whole, fits),
            index(choices, fits.size(), features.size()), passages(features, whole, fits),
            clinical.stream().map(variable -> new Entry(variable,
                (int)fits.stream().filter(fit -> fit.entering().contains(variable)).count(),
                whole.entering().contains(variable))).toList());
    }

    private static List<Passage> passages(final List<String> features, final FittedChain whole,
        final List<FittedChain> fits) {
        final List<Map<String, Integer>> counts = new ArrayList<>();
        final List<Set<String>> ofWhole = new ArrayList<>();
        for (int k = 0; k < whole.stages().size(); k++) {
            final Map<String, Integer> count = new HashMap<>();
            for (final FittedChain fit : fits) {
                fit.stages().get(k).features().forEach(feature -> count.merge(feature, 1, Integer::sum));
            }
            counts.add(count);
            ofWhole.add(new HashSet<>(whole.stages().get(k).features()));
        }
        return features.stream()
            .map(feature -> new Passage(feature, counts.stream().map(count -> count.getOrDefault(feature, 0)).toList(),
                ofWhole.stream().map(left -> left.contains(feature)).toList()))
            .toList();
    }

    private static List<StageSize> stages(final FittedChain whole, final List<FittedChain> fits) {
        final List<StageSize> stages = new ArrayList<>();
        for (int k = 0; k < whole.stages().size(); k++) {
            final int stage = k;
            final int[] sizes = fits.stream().mapToInt(fit -> fit.stages().get(stage).features().size()).sorted()
                .toArray();
            double sum = 0;
            for (final int size : sizes) {
                sum += size;
            }
            stages.add(new StageSize(whole.stages().get(k).name(), whole.stages().get(k).features().size(),
                sum / sizes.length, sizes[0], sizes[sizes.length - 1]));
        }
        return stages;
    }

    private static double index(final List<Choice> choices, final int fits, final int candidates) {
        double meanSize = 0;
        double variance = 0;
        for (final Choice choice : choices) {
            meanSize += choice.frequency();
            variance += choice.frequency() * (1 - choice.frequency()) * fits / (fits - 1.0);
        }
        final double share = meanSize / candidates;
        return 1 - variance / candidates / (share * (1 - share));
    }
}
