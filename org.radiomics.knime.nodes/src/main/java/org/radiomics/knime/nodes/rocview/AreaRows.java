package org.radiomics.knime.nodes.rocview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.PartialArea;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;

/** The rows of the table of areas. */
final class AreaRows {

    static final OutputTable TABLE = OutputTable
        .of("auc", "Area under the ROC curve with its 95 % interval; where asked for, the area under a part of the "
            + "curve, as it is and by McClish's correction, with the bootstrap's 95 % interval of percentiles.")
        .texts("set").texts("model").numbers("AUC").numbers("AUC lower").numbers("AUC upper").wholes("positives")
        .wholes("negatives").wholes("without score").texts("remark").texts("positive level").texts("positive where")
        .texts("interval").texts("part").numbers("partial AUC").numbers("partial AUC lower")
        .numbers("partial AUC upper").numbers("corrected partial AUC").numbers("corrected partial AUC lower")
        .numbers("corrected partial AUC upper");

    private final String m_positiveLevel;

    private final RocChoices m_choices;

    private final List<List<Object>> m_rows = new ArrayList<>();

    AreaRows(final String positiveLevel, final RocChoices choices) {
        m_positiveLevel = positiveLevel;
        m_choices = choices;
    }

    /** @return the interval of the area */
    Interval add(final String set, final String score, final Roc roc) {
        final AreaInterval.Limits limits = m_choices.interval().of(roc, m_choices.confidence(), m_choices.bootstrap(),
            m_choices.executor(), m_choices.monitor());
        final List<Object> row = new ArrayList<>(Arrays.asList(set, score, roc.auc(), limits.interval().lower(),
            limits.interval().upper(), roc.positives(), roc.negatives(), roc.missing(), limits.remark(),
            m_positiveLevel, where(roc.direction()), m_choices.interval().label()));
        row.addAll(m_choices.part().map(part -> part(part, roc)).orElseGet(() -> Arrays.asList(null, Double.NaN,
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
        m_rows.add(row);
        return limits.interval();
    }

    private List<Object> part(final PartialArea part, final Roc roc) {
        final RocBootstrap.Result result =
            m_choices.bootstrap().withPart(part).intervals(roc, m_choices.executor(), m_choices.monitor());
        final Interval limits = result.percentile();
        final Interval corrected = part.corrected(limits);
        return List.of(part.toString(), result.area(), limits.lower(), limits.upper(), part.corrected(result.area()),
            corrected.lower(), corrected.upper());
    }

    /** @return in words, which scores are called positive */
    static String where(final Roc.Direction direction) {
        return direction == Roc.Direction.HIGHER_IS_POSITIVE ? "at least the cut-off" : "at most the cut-off";
    }

    List<List<Object>> rows() {
        return m_rows;
    }
}
