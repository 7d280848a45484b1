package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        final List<String> features, final List<String> failures) {
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
        return new HonestValidation.Result(method, seed, whole, performances, heldOut, stability,
            notices(method, performances, stability, failures), predictions, failures);
    }

    private Performance performance(final ModelKind kind, final Measure measure, final HeldOutPredictions predictions) {
        double optimism = 0;
        int defined = 0;
        for (final HonestValidation.Judgement judgement : m_fitted) {
            final double[] all = judgement.predicted().get(kind);
            final double difference = of(measure, all, judgement.resample().fitted())
                - of(measure, all, judgement.resample().tested());
            if (Double.isFinite(difference)) {
                optimism += difference;
                defined++;
            }
        }
        final double[] figures = Arrays.stream(predictions.repetitions())
            .mapToDouble(repetition -> measure.of(m_positive, repetition)).filter(Double::isFinite).toArray();
        final double mean = Arrays.stream(figures).average().orElse(Double.NaN);
        final double squares = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum();
        return new Performance(kind, measure, measure.of(m_positive, predictions.apparent()),
            defined == 0 ? Double.NaN : optimism / defined, mean,
            figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1)));
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
        }
        final long frequent = stability.choices().stream().filter(c -> c.frequency() >= 0.5).count();
        final long ofWhole = stability.choices().stream().filter(c -> c.inWhole() && c.frequency() >= 0.5).count();
        notices.add(String.format(Locale.ROOT, "%d features entered at least one of %d signatures, %d of them at least "
            + "half; of the %d features of the signature of all rows %d did (stability %.2f, 1 being the same choice "
            + "every time).", stability.choices().size(), stability.fits(), frequent,
            stability.stages().get(stability.stages().size() - 1).whole(), ofWhole, stability.index()));
        return notices;
    }
}
