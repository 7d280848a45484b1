package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.radiomics.knime.stats.harmonization.ComBatModel;

/** Brings together what the fits to the resamples predicted. */
final class Findings {

    private final Patients m_patients;

    private final boolean[] m_positive;

    private final List<String> m_clinical;

    private final List<ModelKind> m_kinds;

    private final List<HonestValidation.Judgement> m_judgements;

    private final List<HonestValidation.Judgement> m_fitted;

    private final int m_perRepetition;

    Findings(final Patients patients, final List<String> clinical, final List<HonestValidation.Judgement> judgements,
        final int perRepetition) {
        m_patients = patients;
        m_positive = patients.rows().outcome().positive();
        m_clinical = clinical;
        m_kinds = AnalysisChain.kinds(clinical);
        m_judgements = judgements;
        m_fitted = judgements.stream().filter(judgement -> judgement.fitted() != null).toList();
        m_perRepetition = perRepetition;
    }

    HonestValidation.Result result(final String method, final long seed, final FittedChain whole,
        final List<String> features, final List<String> failures, final List<HonestValidation.Analysis> analyses,
        final List<String> fewerFolds) {
        final List<Performance> performances = new ArrayList<>();
        final Map<ModelKind, double[]> heldOut = new EnumMap<>(ModelKind.class);
        final Map<ModelKind, HeldOutPredictions> predictions = new EnumMap<>(ModelKind.class);
        for (final ModelKind kind : m_kinds) {
            final HeldOutPredictions ofKind = predictions(kind, whole.predict(kind, m_patients.rows().columns()));
            for (final Measure measure : Measure.values()) {
                performances.add(performance(kind, measure, ofKind));
            }
            predictions.put(kind, ofKind);
            heldOut.put(kind, ofKind.mean());
        }
        final Stability stability = Stability.of(features, m_clinical, whole,
            m_fitted.stream().map(HonestValidation.Judgement::fitted).toList());
        final List<String> notices = notices(method, performances, stability, failures);
        reread(whole).ifPresent(notices::add);
        unknownBatches().ifPresent(notices::add);
        final List<String> fewer = new ArrayList<>(fewerFolds);
        fewerInside().ifPresent(fewer::add);
        notices.addAll(fewer);
        return new HonestValidation.Result(method, seed, whole, performances, heldOut, stability, notices, predictions,
            failures, analyses, fewer);
    }

    private Performance performance(final ModelKind kind, final Measure measure, final HeldOutPredictions predictions) {
        final double[] figures = Arrays.stream(predictions.repetitions())
            .mapToDouble(repetition -> measure.of(m_positive, repetition)).filter(Double::isFinite).toArray();
        final double mean = Arrays.stream(figures).average().orElse(Double.NaN);
        final double squares = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum();
        return new Performance(kind, measure, measure.of(m_positive, predictions.apparent()),
            isCrossValidation() && measure.needsManyRows() ? fitted(kind, measure) - mean : optimism(kind, measure),
            mean, figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1)));
    }

    /** A repetition has one bootstrap sample, but several folds. */
    private boolean isCrossValidation() {
        return m_perRepetition > 1;
    }

    /** The mean difference between the rows fitted to and the rows tested on. */
    private double optimism(final ModelKind kind, final Measure measure) {
        return m_fitted.stream().mapToDouble(judgement -> {
            final double[] all = judgement.predicted().get(kind);
            return of(measure, all, judgement.resample().fitted()) - of(measure, all, judgement.resample().tested());
        }).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /** The mean figure on the rows fitted to. */
    private double fitted(final ModelKind kind, final Measure measure) {
        return m_fitted.stream()
            .mapToDouble(judgement -> of(measure, judgement.predicted().get(kind), judgement.resample().fitted()))
            .filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private double of(final Measure measure, final double[] all, final int[] rows) {
        return measure.of(take(rows), Arrays.stream(rows).mapToDouble(row -> all[row]).toArray());
    }

    private HeldOutPredictions predictions(final ModelKind kind, final double[] apparent) {
        final double[][] repetitions = new double[m_judgements.size() / m_perRepetition][m_positive.length];
        final int[] times = new int[m_positive.length];
        for (int r = 0; r < repetitions.length; r++) {
            Arrays.fill(repetitions[r], Double.NaN);
            for (final HonestValidation.Judgement judgement : m_judgements.subList(r * m_perRepetition,
                (r + 1) * m_perRepetition)) {
                if (judgement.fitted() != null) {
                    for (final int row : judgement.resample().held()) {
                        repetitions[r][row] = judgement.predicted().get(kind)[row];
                        times[row] += Double.isNaN(repetitions[r][row]) ? 0 : 1;
                    }
                }
            }
        }
        return new HeldOutPredictions(repetitions, times, apparent);
    }

    private boolean[] take(final int[] rows) {
        final boolean[] taken = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = m_positive[rows[i]];
        }
        return taken;
    }

    private static List<String> notices(final String method, final List<Performance> performances,
        final Stability stability, final List<String> failures) {
        final List<String> notices = new ArrayList<>();
        if (!failures.isEmpty()) {
            notices.add(failures.size() + " of " + (failures.size() + stability.fits())
                + " analyses failed and are left out of all figures. " + failures.get(0));
        }
        for (final Performance performance : performances) {
            if (performance.measure() == Measure.AUC && performance.model() != ModelKind.CLINICAL
                && !Double.isNaN(performance.heldOut())) {
                notices.add(performance.inWords(method));
            }
            performance.withoutSlope().ifPresent(notices::add);
        }
        final long frequent = stability.choices().stream().filter(c -> c.frequency() >= 0.5).count();
        final long ofWhole = stability.choices().stream().filter(c -> c.inWhole() && c.frequency() >= 0.5).count();
        notices.add(String.format(Locale.ROOT, "%d features entered at least one of %d signatures, %d of them at least "
            + "half; of the %d features of the signature of all rows %d did (stability %.2f, 1 being the same choice "
            + "every time).", stability.choices().size(), stability.fits(), frequent,
            stability.stages().get(stability.stages().size() - 1).whole(), ofWhole, stability.index()));
        return notices;
    }

    /** How many patients the ICCs had, as a sentence. */
    private Optional<String> reread(final FittedChain whole) {
        final List<FittedChain.Reread> counts =
            m_fitted.stream().flatMap(judgement -> judgement.fitted().reread().stream()).toList();
        if (counts.isEmpty() || whole.reread().isEmpty()) {
            return Optional.empty();
        }
        final List<String> kinds = new ArrayList<>();
        if (whole.reread().get().inter() > 0) {
            kinds.add("between readers "
                + range(counts.stream().mapToInt(FittedChain.Reread::inter).summaryStatistics()) + " (" + whole.reread()
                .get().inter() + " in the single-pass analysis)");
        }
        if (whole.reread().get().intra() > 0) {
            kinds.add("within the reader "
                + range(counts.stream().mapToInt(FittedChain.Reread::intra).summaryStatistics()) + " ("
                + whole.reread().get().intra() + ")");
        }
        return Optional.of("The ICCs had, in each analysis, " + String.join(", ", kinds)
            + " patients; the readings of those who were held out did not count.");
    }

    private static String range(final IntSummaryStatistics counts) {
        return counts.getMin() == counts.getMax() ? Integer.toString(counts.getMin())
            : counts.getMin() + " to " + counts.getMax();
    }

    /** How many folds the LASSO's cross-validation had where there were too few patients for all, as a sentence. */
    private Optional<String> fewerInside() {
        final List<FittedChain.Folds> fewer = m_fitted.stream().map(judgement -> judgement.fitted().folds())
            .filter(folds -> folds.drawn() < folds.asked()).toList();
        return fewer.isEmpty() ? Optional.empty()
            : Optional.of("In " + fewer.size() + " of " + m_fitted.size()
                + " analyses the LASSO was cross-validated with "
                + range(fewer.stream().mapToInt(FittedChain.Folds::drawn).summaryStatistics()) + " folds, not "
                + fewer.get(0).asked() + ", because there were fewer patients than that.");
    }

    /** How many held-out rows have no prediction because of their batch, as a sentence. */
    private Optional<String> unknownBatches() {
        long unknown = 0;
        for (final HonestValidation.Judgement judgement : m_fitted) {
            final Optional<ComBatModel> effects = judgement.fitted().harmonization();
            if (effects.isPresent()) {
                final boolean[] known = effects.get().known(m_patients.rows().columns());
                unknown += Arrays.stream(judgement.resample().held()).filter(row -> !known[row]).count();
            }
        }
        return unknown == 0 ? Optional.empty()
            : Optional.of(unknown + " times a held-out row has no prediction of a Rad-score, because its batch did not "
                + "occur among the rows of the fit; the figures leave it out.");
    }
}
