package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;

class LassoOfNumbersTest {

    private static final int ROWS = 40;

    private final Random m_random = new Random(11);

    private final TrainingRows m_rows = rows(5);

    private final NumericColumn m_response = response();

    private TrainingRows rows(final int columns) {
        final double[][] values = new double[columns][ROWS];
        for (final double[] column : values) {
            Arrays.setAll(column, i -> m_random.nextGaussian());
        }
        return TrainingRows.of(IntStream.range(0, columns).mapToObj(j -> "x" + j).toList(), values, new boolean[ROWS]);
    }

    private NumericColumn response() {
        final double[] y = new double[ROWS];
        Arrays.setAll(y, i -> 60 + 2 * m_rows.columns().values("x0")[i] - m_rows.columns().values("x1")[i]
            + m_random.nextGaussian());
        return new NumericColumn("age", y);
    }

    private static NumericColumn times(final NumericColumn column, final double factor) {
        return new NumericColumn(column.name(), Arrays.stream(column.values()).map(v -> v * factor).toArray());
    }

    @Test
    void oneFeatureIsShrunkByLambda() {
        // x standardised is -1 -1 1 1; its inner product with y - 5 is (3 + 1 + 2 + 2) / 4 = 2, shrunk by 0.5 to 1.5.
        final TrainingRows rows = TrainingRows.of(List.of("x"), new double[][]{{1, 1, 3, 3}}, new boolean[4]);
        final LassoPath path = Lasso.withDefaults().withLambdas(0.5).fit(rows,
            new NumericColumn("y", new double[]{2, 4, 7, 7}), Monitor.NONE);
        assertThat(path.coefficients(0)[0]).isCloseTo(1.5, within(1e-12));
        assertThat(path.intercept(0)).isCloseTo(5 - 2 * 1.5, within(1e-12));
        // y - 5 squares to 9 + 1 + 4 + 4.
        assertThat(path.nullDeviance()).isCloseTo(18, within(1e-12));
    }

    @Test
    void modelsMoveWithTheUnitOfTheResponseFrom1em300To1e300() {
        final CrossValidatedLasso lasso = CrossValidatedLasso.withDefaults().withMeasure(CvMeasure.ABSOLUTE_ERROR);
        final CrossValidatedLasso.Result plain = lasso.fit(m_rows, m_response, Runnable::run, Monitor.NONE);
        for (final double unit : new double[]{1e-300, 1e300}) {
            final CrossValidatedLasso.Result result =
                lasso.fit(m_rows, times(m_response, unit), Runnable::run, Monitor.NONE);
            assertThat(result.indexMin()).isEqualTo(plain.indexMin());
            assertThat(result.index1se()).isEqualTo(plain.index1se());
            assertThat(result.cvm()[20] / unit).isCloseTo(plain.cvm()[20], within(1e-9));
            assertThat(result.lambdaMin() / unit).isCloseTo(plain.lambdaMin(), within(1e-12));
            final int k = plain.indexMin();
            assertThat(result.path().intercept(k) / unit).isCloseTo(plain.path().intercept(k), within(1e-9));
            assertThat(result.path().coefficients(k)[0] / unit)
                .isCloseTo(plain.path().coefficients(k)[0], within(1e-9));
        }
        final CrossValidatedLasso squared = lasso.withMeasure(CvMeasure.SQUARED_ERROR);
        assertThat(squared.fit(m_rows, times(m_response, 1e300), Runnable::run, Monitor.NONE).indexMin())
            .isEqualTo(squared.fit(m_rows, m_response, Runnable::run, Monitor.NONE).indexMin());
    }

    @Test
    void devianceOfNumbersIsTheirSquaredError() {
        final CrossValidatedLasso.Result result =
            CrossValidatedLasso.withDefaults().fit(m_rows, m_response, Runnable::run, Monitor.NONE);
        assertThat(result.measure()).isEqualTo(CvMeasure.SQUARED_ERROR);
    }

    @Test
    void measuresOfLevelsAreRefused() {
        assertThatThrownBy(() -> CrossValidatedLasso.withDefaults().withMeasure(CvMeasure.AUC).fit(m_rows, m_response,
            Runnable::run, Monitor.NONE)).hasMessage("\"AUC\" judges levels, but the response \"age\" is a number; "
                + "choose \"Mean squared error\" or \"Mean absolute error\".");
    }

    @Test
    void aResponseThatIsConstantMissingOrShortIsRefused() {
        final double[] y = m_response.values().clone();
        y[4] = Double.NaN;
        assertThatThrownBy(() -> Lasso.withDefaults().fit(m_rows, new NumericColumn("age", y), Monitor.NONE))
            .hasMessage("Response \"age\" is missing in row 5 of the training rows; fill it in, or remove the row.");
        assertThatThrownBy(
            () -> Lasso.withDefaults().fit(m_rows, new NumericColumn("age", new double[ROWS]), Monitor.NONE))
                .hasMessage("Response \"age\" has the same value in all 40 rows of the training rows; there is nothing "
                    + "to explain.");
        assertThatThrownBy(
            () -> Lasso.withDefaults().fit(m_rows, new NumericColumn("age", new double[3]), Monitor.NONE))
                .hasMessage("Response \"age\" has 3 values for 40 training rows; give one per row.");
    }

    @Test
    void theSignatureSaysThatItsScoreIsANumber() {
        final LassoPath path = Lasso.withDefaults().fit(m_rows, m_response, Monitor.NONE);
        final Signature signature = path.signature(30);
        assertThat(signature.family()).isEqualTo(LassoFamily.GAUSSIAN);
        assertThat(signature.statement()).isEqualTo("it is the expected value of age, in its unit");
        assertThat(signature.score(m_rows.columns())).isEqualTo(path.linearPredictor(m_rows.columns(), 30));
        // Versions that know log-odds only read version 1 only.
        assertThat(signature.toJson()).contains("\"version\" : 2");
        assertThat(Signature.fromJson(signature.toJson())).usingRecursiveComparison().isEqualTo(signature);
    }
}
