package org.radiomics.knime.nodes.lassolearner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.SelectionFrequency;
import org.radiomics.knime.stats.model.Signature;

/** The tables of the LASSO Learner. */
final class LassoTables {

    static final OutputTable COEFFICIENTS =
        OutputTable.of("coefficients", "The features of the Rad-score with their LASSO coefficients.").texts("feature")
            .numbers("coefficient");

    static final OutputTable CROSS_VALIDATION =
        OutputTable.of("cross-validation", "The cross-validated measure along the path of lambda.").numbers("lambda")
            .numbers("mean").numbers("standard error").wholes("features").texts("chosen");

    static final OutputTable FREQUENCIES = OutputTable
        .of("selection-frequency", "How often each feature is chosen on resamples of the training patients: at the "
            + "chosen lambda, and at the lambda of the path down to it where that is most often.")
        .texts("feature").wholes("times chosen").numbers("frequency").numbers("highest frequency").texts("stable")
        .numbers("mean coefficient").numbers("share of one sign").texts("in signature");

    private LassoTables() {
    }

    static List<List<Object>> coefficients(final Signature signature) {
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("(Intercept)", signature.intercept()));
        for (int i = 0; i < signature.features().size(); i++) {
            rows.add(List.of(signature.features().get(i), signature.coefficients()[i]));
        }
        return rows;
    }

    static List<List<Object>> crossValidation(final CrossValidatedLasso.Result result, final int step) {
        return IntStream.range(0, result.lambda().length).<List<Object>>mapToObj(i -> List.of(result.lambda()[i],
            result.cvm()[i], result.cvsd()[i], result.nonzero()[i], yes(i == step))).toList();
    }

    static List<List<Object>> frequencies(final SelectionFrequency.Result result, final Signature signature) {
        return result.choices().stream()
            .<List<Object>>map(choice -> List.of(choice.feature(), choice.chosen(), choice.frequency(),
                choice.highestFrequency(), yes(choice.stable()), choice.meanCoefficient(), choice.sameSign(),
                yes(signature.features().contains(choice.feature()))))
            .toList();
    }

    private static String yes(final boolean flag) {
        return flag ? "yes" : "";
    }
}
