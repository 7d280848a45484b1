package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Brings together what the fits to the resamples predicted. */
final class Findings {

    private static final int FITTED = 0;

    private static final int TESTED = 1;

    private static final int HELD = 2;

    private final Patients m_patients;

    private final boolean[] m_positive;

    private final List<ModelKind> m_kinds;

    private final List<HonestValidation.Judgement> m_judgements;

    private final int m_perRepetition;

    Findings(final Patients patients, final List<ModelKind> kinds, final List<HonestValidation.Judgement> judgements,
        final int perRepetition) {
        m_patients = patients;
        m_positive = patients.rows().outcome().positive();
        m_kinds = kinds;
        m_judgements = judgements;
        m_perRepetition = perRepetition;
    }

    HonestValidation.Result result(final String method, final long seed, final FittedChain whole,
        final List<String> features) {
        final List<Performance> performances = new ArrayList<>();
        final Map<ModelKind, double[]> heldOut = new EnumMap<>(ModelKind.class);
        for (final ModelKind kind : m_kinds) {
            final double[] apparent = whole.predict(kind, m_patients.rows().columns());
            for (final Measure measure : Measure.values()) {
                performances.add(performance(kind, measure, apparent));
            }
            heldOut.put(kind, meanHeldOut(kind));
        }
        final Stability stability =
            Stability.of(features, whole, m_judgements.stream().map(HonestValidation.Judgement::fitted).toList());
        return new HonestValidation.Result(method, seed, whole, performances, heldOut, stability,
            notices(method, performances, stability));
    }

    private Performance performance(final ModelKind kind, final Measure measure, final double[] apparent) {
        double optimism = 0;
        int defined = 0;
        for (final HonestValidation.Judgement judgement : m_judgements) {
            final double difference = measure.of(take(judgement.resample().fitted()), judgement.predicted().get(kind)[FITTED])
                - measure.of(take(judgement.resample().tested()), judgement.predicted().get(kind)[TESTED]);
            if (Double.isFinite(difference)) {
                optimism += difference;
                defined++;
            }
        }
        final double[] figures = heldOutFigures(kind, measure);
        final double mean = Arrays.stream(figures).average().orElse(Double.NaN);
        final double squares = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum();
        return new Performance(kind, measure, measure.of(m_positive, apparent),
            defined == 0 ? Double.NaN : optimism / defined, mean,
            figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1)));
    }

    /** One figure per repetition, of all its held-out rows together; those that are not defined are left out. */
    private double[] heldOutFigures(final ModelKind kind, final Measure measure) {
        final int repetitions = m_judgements.size() / m_perRepetition;
        final double[] figures = new double[repetitions];
        for (int r = 0; r < repetitions; r++) {
            final double[] probability = new double[m_positive.length];
            Arrays.fill(probability, Double.NaN);
            for (final HonestValidation.Judgement judgement : m_judgements.subList(r * m_perRepetition,
                (r + 1) * m_perRepetition)) {
                final int[] held = judgement.resample().held();
                for (int i = 0; i < held.length; i++) {
                    probability[held[i]] = judgement.predicted().get(kind)[HELD][i];
                }
            }
            figures[r] = measure.of(m_positive, probability);
        }
        return Arrays.stream(figures).filter(Double::isFinite).toArray();
    }

    private double[] meanHeldOut(final ModelKind kind) {
        final double[] sum = new double[m_positive.length];
        final int[] count = new int[m_positive.length];
        for (final HonestValidation.Judgement judgement : m_judgements) {
            final double[] probability = judgement.predicted().get(kind)[HELD];
            for (int i = 0; i < probability.length; i++) {
                if (!Double.isNaN(probability[i])) {
                    sum[judgement.resample().held()[i]] += probability[i];
                    count[judgement.resample().held()[i]]++;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count[i];
        }
        return sum;
    }

    private boolean[] take(final int[] rows) {
        final boolean[] taken = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = m_positive[rows[i]];
        }
        return taken;
    }

    private static List<String> notices(final String method, final List<Performance> performances,
        final Stability stability) {
        final List<String> notices = new ArrayList<>();
        for (final Performance performance : performances) {
            if (performance.measure() == Measure.AUC && performance.model() != ModelKind.CLINICAL) {
                notices.add(String.format(Locale.ROOT, "The %s has an AUC of %.3f on the rows that it was fitted to and "
                    + "of %.3f on rows that it has not seen (%s of the whole analysis): the single-pass figure is too "
                    + "high by %.3f.", performance.model().label(), performance.apparent(), performance.heldOut(), method,
                    performance.apparent() - performance.heldOut()));
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
