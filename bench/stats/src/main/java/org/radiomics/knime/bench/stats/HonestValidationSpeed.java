package org.radiomics.knime.bench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.reliability.Reading;
import org.radiomics.knime.stats.selection.CorrelationFilter;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.Measure;
import org.radiomics.knime.stats.validation.ModelKind;
import org.radiomics.knime.stats.validation.Patients;
import org.radiomics.knime.stats.validation.Performance;
import org.radiomics.knime.stats.validation.Rereadings;

/**
 * Times the whole analysis inside every fold: a cohort of the study's size (135 patients, 2818 correlated features, 20
 * patients read again by another reader and by the first), ten repetitions of a ten-fold cross-validation. Arguments:
 * threads, repetitions, folds; 2, 10 and 10 by default; then what stands between ICC and LASSO: "univariate" (ANOVA, 50
 * best) or "redundancy" (the correlation filter, over all features).
 */
public final class HonestValidationSpeed {

    private static final int PATIENTS = 135;

    private static final int FEATURES = 2818;

    /** Features that share a hidden factor, as those of one image and family do. */
    private static final int BLOCK = 20;

    private static final int REREAD = 20;

    private final Random m_random = new Random(20230207);

    private HonestValidationSpeed() {
    }

    /** @param arguments threads, repetitions, folds */
    public static void main(final String[] arguments) {
        final List<FeatureSelector> redundancy = List.of(CorrelationFilter.withDefaults());
        new HonestValidationSpeed().run(argument(arguments, 0, 2), argument(arguments, 1, 10),
            argument(arguments, 2, 10), arguments.length > 3 && arguments[3].equals("redundancy")
                ? AnalysisChain.withDefaults().withSelectors(redundancy) : AnalysisChain.withDefaults());
    }

    private static int argument(final String[] arguments, final int index, final int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void run(final int threads, final int repetitions, final int folds, final AnalysisChain chain) {
        final boolean[] positive = new boolean[PATIENTS];
        for (int i = 0; i < PATIENTS; i++) {
            positive[i] = i % 2 == 0;
        }
        final List<Column> columns = features(positive);
        final List<String> names = columns.stream().map(Column::name).toList();
        final Columns features = new Columns(PATIENTS, columns);
        final List<String> ids = IntStream.range(0, PATIENTS).mapToObj(i -> "P" + i).toList();
        final Rereadings rereadings = new Rereadings(IccFilter.withDefaults(), new Reading("primary", ids, features),
            List.of(again("reader2", features, ids)), List.of(again("repeat", features, ids)));
        final List<Column> all = new ArrayList<>(columns);
        all.addAll(clinical(positive));
        final Patients patients = new Patients(
            TrainingRows.of(new Columns(PATIENTS, all), new Outcome("outcome", "SPST", "SSM", positive)), ids);
        final ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        final long start = System.nanoTime();
        final HonestValidation.Result result = HonestValidation.withDefaults()
            .withChain(chain.withRereadings(rereadings)).withCrossValidation(repetitions, folds)
            .validate(patients, names, List.of("age", "signal"), threads > 1 ? pool : Runnable::run, Monitor.NONE);
        final double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        System.out.printf(Locale.ROOT, "%d x %d, %s of %s, %d threads: %.1f s, %.1f s of processor time%n", PATIENTS,
            FEATURES, result.method(), String.join(", ", chain.stages()), threads, seconds,
            ProcessHandle.current().info().totalCpuDuration().map(d -> d.toMillis() / 1e3).orElse(Double.NaN));
        result.stability().stages().forEach(stage -> System.out.printf(Locale.ROOT, "%-40s %.0f features left%n",
            stage.name(), stage.mean()));
        for (final ModelKind kind : ModelKind.values()) {
            final Performance auc = result.performance(kind, Measure.AUC);
            System.out.printf(Locale.ROOT, "%-14s AUC apparent %.3f, corrected %.3f, held out %.3f%n", kind.label(),
                auc.apparent(), auc.corrected(), auc.heldOut());
        }
    }

    private List<Column> features(final boolean[] positive) {
        final List<Column> columns = new ArrayList<>();
        double[] factor = null;
        for (int j = 0; j < FEATURES; j++) {
            factor = j % BLOCK == 0 ? gaussian() : factor;
            final double[] values = gaussian();
            for (int i = 0; i < PATIENTS; i++) {
                values[i] = 0.8 * factor[i] + 0.6 * values[i] + (positive[i] && j / BLOCK % 5 == 0 ? 0.5 : 0);
            }
            columns.add(new NumericColumn("feature" + j, values));
        }
        return columns;
    }

    private double[] gaussian() {
        return IntStream.range(0, PATIENTS).mapToDouble(i -> m_random.nextGaussian()).toArray();
    }

    private Reading again(final String name, final Columns features, final List<String> ids) {
        final List<Column> columns = new ArrayList<>();
        for (final String feature : features.names()) {
            final double[] values = new double[REREAD];
            for (int i = 0; i < REREAD; i++) {
                values[i] = features.values(feature)[i] + 0.3 * m_random.nextGaussian();
            }
            columns.add(new NumericColumn(feature, values));
        }
        return new Reading(name, ids.subList(0, REREAD), new Columns(REREAD, columns));
    }

    private List<Column> clinical(final boolean[] positive) {
        final double[] age = new double[PATIENTS];
        final List<String> signal = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            age[i] = 55 + 12 * m_random.nextGaussian() + (positive[i] ? 5 : 0);
            signal.add(m_random.nextDouble() < (positive[i] ? 0.6 : 0.4) ? "uneven" : "uniform");
        }
        return List.of(new NumericColumn("age", age), CategoricalColumn.of("signal", signal));
    }
}
