package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.nomogram.Nomogram;
import org.radiomics.knime.stats.nomogram.Tick;
import org.radiomics.knime.stats.plot.DrawnPicture.Text;

class NomogramPlotTest {

    private static final int ROWS = 400;

    private static final List<String> LEVELS =
        List.of("cervical", "thoracic", "lumbar", "sacrum and coccyx", "a level with a very long name");

    /** A strong score, a weak number on a short axis, and a category whose levels nearly coincide. */
    private static Nomogram nomogram() {
        final Random random = new Random(1);
        final double[] score = new double[ROWS];
        final double[] age = new double[ROWS];
        final int[] location = new int[ROWS];
        final boolean[] positive = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            score[i] = random.nextGaussian();
            age[i] = 20 + random.nextInt(60);
            location[i] = i % LEVELS.size();
            positive[i] = 2 * score[i] - 0.01 * age[i] + 0.5 + random.nextGaussian() > 0;
        }
        final Columns columns = new Columns(ROWS, List.of(new NumericColumn("Rad-score", score),
            new NumericColumn("age_at_first_examination", age), new CategoricalColumn("location", LEVELS, location)));
        return Nomogram.of(LogisticRegression.withDefaults()
            .fit(TrainingRows.of(columns, new Outcome("diagnosis", "SPST", "SSM", positive))), columns);
    }

    @Test
    void namesEveryAxisAndThePositiveClass() {
        final DrawnPicture picture = DrawnPicture.of(NomogramPlot.draw("nomogram", "", nomogram()));

        assertThat(picture.texts()).contains("Points", "Rad-score", "location", "Total points", "Log odds",
            "Probability of SSM");
        assertThat(picture.width()).isEqualTo(NomogramPlot.A4_WIDTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 500, 680, 1600})
    void showsEveryLevelAndOverlapsNothingAtAnyWidth(final int width) {
        final DrawnPicture picture = DrawnPicture.of(NomogramPlot.draw("nomogram", "", nomogram(), width));

        final List<Text> texts = picture.placedTexts();
        assertThat(picture.texts()).containsAll(LEVELS);
        for (int i = 0; i < texts.size(); i++) {
            final Text text = texts.get(i);
            assertThat(texts.subList(0, i)).noneMatch(other -> text.overlaps(other, 9));
            assertThat(text.left()).isGreaterThanOrEqualTo(0);
            assertThat(text.right()).isLessThanOrEqualTo(width);
            assertThat(text.baseline()).isBetween(9.0, picture.height() - 3.0);
        }
    }

    @Test
    void widePicturesGrowAsAWholeSoThatTheyStayReadableOnAPage() {
        final DrawnPicture page = DrawnPicture.of(NomogramPlot.draw("nomogram", "", nomogram()));
        final DrawnPicture wide =
            DrawnPicture.of(NomogramPlot.draw("nomogram", "", nomogram(), 4 * NomogramPlot.A4_WIDTH));

        assertThat(wide.texts()).isEqualTo(page.texts());
        assertThat(wide.height()).isBetween(4 * page.height() - 4, 4 * page.height());
        assertThat(wide.placedTexts()).isEqualTo(page.placedTexts());
    }

    @Test
    void placesTicksWhereTheirPointsAre() {
        final Nomogram nomogram = nomogram();
        final List<Text> texts = DrawnPicture.of(NomogramPlot.draw("nomogram", "", nomogram)).placedTexts();
        final double zero = middle(texts, "0");
        final double hundred = middle(texts, "100");

        for (final Tick tick : nomogram.axes().get(0).ticks()) {
            if (texts.stream().filter(text -> text.text().equals(tick.label())).count() == 1) {
                assertThat(middle(texts, tick.label()))
                    .isCloseTo(zero + (hundred - zero) * tick.points() / 100, within(0.01));
            }
        }
        assertThat(texts).anyMatch(text -> text.text().equals("-2"));
    }

    private static org.assertj.core.data.Offset<Double> within(final double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    /** The middle of the first text of that content, from the top. */
    private static double middle(final List<Text> texts, final String content) {
        final Text text = texts.stream().filter(t -> t.text().equals(content)).findFirst().orElseThrow();
        return (text.left() + text.right()) / 2;
    }

    @Test
    void refusesAWidthWithoutRoomForAxes() {
        assertThatThrownBy(() -> NomogramPlot.draw("nomogram", "", nomogram(), 100))
            .hasMessage("A nomogram needs a width of at least 360, not 100.");
    }
}
