package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Logistic regression by maximum likelihood, or by Firth's penalised likelihood.
 *
 * <p>
 * Firth's penalised likelihood may have two maxima, one near 0 and one far out, in small or nearly separated samples.
 * The estimate is the higher of those that are found from two starts, because the highest is what the method defines;
 * R's {@code logistf} stays at the one that its steps of at most 5 from 0 lead to. Where both differ, its penalised
 * log-likelihood is the smaller one.
 *
 * <p>
 * Numeric columns enter as they are; a column with levels enters as one 0/1 column per level but its reference, which
 * is the first level that occurs or the one that is set. Rows with a missing value are left out and counted in the
 * model's warnings, or refused, as set. Coefficients and standard errors agree with R's
 * {@code glm(family = binomial, epsilon = 1e-14)}. Where {@code glm} warns or is silent about separation, this refuses
 * with a {@link SeparationException} that names the predictor.
 */
public final class LogisticRegression {

    private static final double FEW_EVENTS = 10;

    private final boolean m_firth;

    private final boolean m_firthIfSeparated;

    private final double m_confidence;

    private final IntervalMethod m_intervals;

    private final MissingValues m_missing;

    private final Map<String, String> m_references;

    private LogisticRegression(final boolean firth, final boolean firthIfSeparated, final double confidence,
        final IntervalMethod intervals, final MissingValues missing, final Map<String, String> references) {
        m_firth = firth;
        m_firthIfSeparated = firthIfSeparated;
        m_confidence = confidence;
        m_intervals = intervals;
        m_missing = missing;
        m_references = Map.copyOf(references);
    }

    /**
     * @return maximum likelihood, 95 % Wald intervals, separation refused, complete rows, the first level of a column
     *         as its reference
     */
    public static LogisticRegression withDefaults() {
        return new LogisticRegression(false, false, 0.95, IntervalMethod.WALD, MissingValues.LEAVE_OUT, Map.of());
    }

    /**
     * @param firth whether to use Firth's correction, which is finite under separation and less biased in small samples
     * @return a copy with that setting
     */
    public LogisticRegression withFirth(final boolean firth) {
        return new LogisticRegression(firth, m_firthIfSeparated, m_confidence, m_intervals, m_missing, m_references);
    }

    /**
     * @param firthIfSeparated whether a separated fit is repeated with Firth's correction, with a warning, instead of
     * refused
     * @return a copy with that setting
     */
    public LogisticRegression withFirthIfSeparated(final boolean firthIfSeparated) {
        return new LogisticRegression(m_firth, firthIfSeparated, m_confidence, m_intervals, m_missing, m_references);
    }

    /**
     * @param confidence level of the intervals, between 0 and 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public LogisticRegression withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                "The confidence level is " + confidence + "; choose a number between 0 and 1, such as 0.95.");
        }
        return new LogisticRegression(m_firth, m_firthIfSeparated, confidence, m_intervals, m_missing, m_references);
    }

    /**
     * @param intervals how confidence intervals are found
     * @return a copy with that setting
     */
    public LogisticRegression withIntervals(final IntervalMethod intervals) {
        return new LogisticRegression(m_firth, m_firthIfSeparated, m_confidence, intervals, m_missing, m_references);
    }

    /**
     * @param missing what to do about training rows that lack a predictor
     * @return a copy with that setting
     */
    public LogisticRegression withMissing(final MissingValues missing) {
        return new LogisticRegression(m_firth, m_firthIfSeparated, m_confidence, m_intervals, missing, m_references);
    }

    /**
     * @param references for columns with levels, the level that the others are compared with; other columns keep the
     * first level that occurs. Columns that a fit does not have are ignored
     * @return a copy with that setting
     */
    public LogisticRegression withReferences(final Map<String, String> references) {
        return new LogisticRegression(m_firth, m_firthIfSeparated, m_confidence, m_intervals, m_missing, references);
    }

    boolean usesFirth() {
        return m_firth;
    }

    boolean usesFirthIfSeparated() {
        return m_firthIfSeparated;
    }

    /**
     * Fits the outcome to all columns of the rows.
     *
     * @param rows with at least one column; values of any scale
     * @return the model
     * @throws SeparationException if predictors separate the outcomes and Firth's correction is off
     * @throws IllegalArgumentException if a column is constant, collinear or infinite, lacks its reference level or has
     *             missing values that are not to be left out, one outcome is absent or there are fewer rows than
     *             coefficients
     */
    public LogisticModel fit(final TrainingRows rows) {
        return model(fitted(rows));
    }

    /** The rows that a fit to all columns uses, with both outcomes among them. */
    TrainingRows complete(final TrainingRows rows, final List<String> warnings) {
        final TrainingRows complete = TrainingDesign.complete(rows, m_missing, warnings);
        TrainingDesign.checkOutcome(complete);
        return complete;
    }

    /** Stops where values are missing and are not to be left out. */
    void checkMissing(final TrainingRows rows) {
        if (m_missing == MissingValues.REFUSE) {
            TrainingDesign.complete(rows, m_missing, new ArrayList<>());
        }
    }

    /** Fits without the intervals. */
    Fitted fitted(final TrainingRows rows) {
        final TrainingDesign design = TrainingDesign.of(rows, m_missing, m_references);
        final List<String> warnings = new ArrayList<>(design.warnings());
        boolean firth = m_firth;
        Irls.Fit fit = design.newton(firth).fit();
        if (fit.end() == Irls.End.SEPARATED) {
            final SeparationException separation =
                new Separation(design.predictors(), design.design(), design.outcome()).describe(fit);
            if (!m_firthIfSeparated) {
                throw separation;
            }
            firth = true;
            warnings.add("Firth's correction was used because of " + separation.what() + ".");
            fit = design.newton(true).fit();
        }
        if (fit.end() == Irls.End.EXHAUSTED) {
            throw new IllegalArgumentException("Logistic regression on " + String.join(", ", quoted(rows))
                + " did not converge in " + fit.iterations()
                + " steps: the outcomes are all but separated. Use Firth's correction, or leave out a predictor.");
        }
        return new Fitted(design, fit, firth, warnings);
    }

    /**
     * Fits without naming what is wrong with the rows; for resampling.
     *
     * @param rows with numeric columns free of NaN, one per coefficient but the intercept
     * @return intercept and coefficients; empty if one outcome is absent, a column is constant or collinear, or the fit
     *         does not converge
     */
    public Optional<double[]> refit(final TrainingRows rows) {
        final double[][] design =
            rows.columns().names().stream().map(rows.columns()::values).toArray(double[][]::new);
        final boolean[] positive = rows.outcome().positive();
        final Standardization standardization = new Standardization(design);
        boolean sound = design.length < positive.length && isMixed(positive);
        for (int j = 0; j < design.length; j++) {
            sound &= standardization.scale(j) > 0;
        }
        if (!sound) {
            return Optional.empty();
        }
        final double[][] standardized = standardization.apply(design, positive.length);
        if (TrainingDesign.firstCollinear(TrainingDesign.decompose(standardized), standardized.length) >= 0) {
            return Optional.empty();
        }
        final Irls.Fit fit = new Irls(standardized, positive, m_firth).fit();
        return fit.end() == Irls.End.CONVERGED ? Optional.of(standardization.back(fit.beta())) : Optional.empty();
    }

    private static boolean isMixed(final boolean[] positive) {
        for (final boolean p : positive) {
            if (p != positive[0]) {
                return true;
            }
        }
        return false;
    }

    /** Adds what people read to a fit: terms on the scale of the data, intervals, statistics, warnings. */
    LogisticModel model(final Fitted fitted) {
        final TrainingDesign design = fitted.design();
        final double[] beta = design.standardization().back(fitted.fit().beta());
        final double[] errors = design.standardization().errors(fitted.fit().covariance());
        checkFinite(design, beta, errors);
        final double[][] limits = m_intervals == IntervalMethod.WALD ? wald(beta, errors)
            : new ProfileLikelihood(fitted, m_confidence).limits(beta, errors);
        final FitStatistics statistics = fitted.statistics();
        final List<String> warnings = new ArrayList<>(fitted.warnings());
        if (statistics.eventsPerVariable() < FEW_EVENTS) {
            final int rarer = Math.min(statistics.positives(), statistics.rows() - statistics.positives());
            warnings.add(String.format(Locale.ROOT, "There are %.1f rows of the rarer outcome per coefficient (%d /"
                + " %d); with fewer than 10, coefficients are unstable and performance is overestimated.",
                statistics.eventsPerVariable(), rarer, beta.length - 1));
        }
        final List<Term> terms = terms(design.predictors(), beta, errors, limits);
        for (final Term term : terms) {
            if (Double.isNaN(term.lower()) || Double.isNaN(term.upper())) {
                warnings.add("The interval of \"" + term.name() + "\" could not be found: the likelihood has no"
                    + " maximum over the other coefficients there. Use Wald intervals.");
            }
        }
        final Outcome outcome = design.outcome();
        return new LogisticModel(outcome.name(), outcome.negativeLevel(), outcome.positiveLevel(), design.predictors(),
            terms, statistics, fitted.firth(), m_confidence, m_intervals,
            warnings, design.standardization().back(fitted.fit().covariance()));
    }

    private static void checkFinite(final TrainingDesign design, final double[] beta, final double[] errors) {
        final List<String> names = Design.names(design.predictors());
        for (int j = 1; j < beta.length; j++) {
            if (Double.isInfinite(beta[j]) || Double.isInfinite(errors[j])) {
                throw new IllegalArgumentException("Column \"" + names.get(j - 1) + "\" has such small values that its"
                    + " coefficient is beyond the range of numbers. Multiply the column by a constant.");
            }
        }
    }

    private double[][] wald(final double[] beta, final double[] errors) {
        final double quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + m_confidence) / 2);
        final double[][] limits = new double[beta.length][];
        for (int j = 0; j < beta.length; j++) {
            final double half = quantile * errors[j];
            limits[j] = new double[]{beta[j] - half, beta[j] + half};
        }
        return limits;
    }

    private static List<Term> terms(final List<Predictor> predictors, final double[] beta, final double[] errors,
        final double[][] limits) {
        final List<String> names = Design.names(predictors);
        final int[] owners = Design.owners(predictors);
        final List<Term> terms = new ArrayList<>();
        int level = 0;
        for (int j = 0; j < beta.length; j++) {
            final Predictor predictor = j == 0 ? null : predictors.get(owners[j - 1]);
            level = j > 1 && owners[j - 1] == owners[j - 2] ? level + 1 : 1;
            final boolean dummy = predictor != null && predictor.isCategorical();
            final double z = beta[j] / errors[j];
            terms.add(new Term(j == 0 ? "(Intercept)" : names.get(j - 1), j == 0 ? null : predictor.column(),
                dummy ? predictor.levels().get(level) : null, dummy ? predictor.reference() : null, beta[j], errors[j],
                z, Erf.erfc(Math.abs(z) / Math.sqrt(2)), limits[j][0], limits[j][1]));
        }
        return terms;
    }

    private static List<String> quoted(final TrainingRows rows) {
        return rows.columns().names().stream().map(n -> "\"" + n + "\"").toList();
    }
}
