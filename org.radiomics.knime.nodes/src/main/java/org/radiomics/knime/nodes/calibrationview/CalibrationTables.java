package org.radiomics.knime.nodes.calibrationview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.HosmerLemeshow;
import org.radiomics.knime.stats.plot.CalibrationPlot;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** Calibration of each set of rows as tables and curves. */
final class CalibrationTables {

    static final OutputTable MEASURES = OutputTable
        .of("calibration", "Hosmer-Lemeshow test and calibration measures; those of the training patients also corrected for "
            + "optimism by the bootstrap.")
        .texts("set").texts("measure").numbers("value").numbers("corrected for optimism");

    static final OutputTable CURVES = OutputTable.of("curve", "The calibration curves.").texts("set").numbers("predicted")
        .numbers("apparent").numbers("bias-corrected");

    private final List<List<Object>> m_measures = new ArrayList<>();

    private final List<List<Object>> m_curves = new ArrayList<>();

    private final List<CalibrationPlot.Panel> m_panels = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private final StringBuilder m_summary = new StringBuilder();

    void add(final String set, final Calibration.Result calibration, final HosmerLemeshow.Result test,
        final double[] probability) {
        measure(set, "patients", calibration.rows(), Double.NaN);
        measure(set, "Hosmer-Lemeshow chi-square", test.statistic(), Double.NaN);
        measure(set, "Hosmer-Lemeshow degrees of freedom", test.degreesOfFreedom(), Double.NaN);
        measure(set, "Hosmer-Lemeshow p", test.p(), Double.NaN);
        final Optional<Calibration.Correction> correction = calibration.correction();
        measure(set, "Brier score", calibration.brier(), corrected(correction, "Brier score"));
        measure(set, "scaled Brier score", calibration.scaledBrier(), Double.NaN);
        measure(set, "calibration intercept", calibration.intercept(), corrected(correction, "Intercept"));
        measure(set, "calibration slope", calibration.slope(), corrected(correction, "Slope"));
        measure(set, "calibration in the large", calibration.inTheLarge(), Double.NaN);
        measure(set, "AUC", apparent(correction, "AUC"), corrected(correction, "AUC"));
        measure(set, "mean absolute error", calibration.averageError(),
            correction.map(Calibration.Correction::averageError).orElse(Double.NaN));
        measure(set, "E50", calibration.error50(), Double.NaN);
        measure(set, "E90", calibration.error90(), correction.map(Calibration.Correction::error90).orElse(Double.NaN));
        curve(set, calibration, probability);
        if (!calibration.reason().isEmpty()) {
            m_warnings.add("Calibration of the " + set + " patients: " + calibration.reason());
        }
        if (!test.reason().isEmpty()) {
            m_warnings.add("Hosmer-Lemeshow test of the " + set + " patients: " + test.reason());
        }
        m_summary.append(m_summary.isEmpty() ? "" : " ").append(set.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(set.substring(1)).append(" patients: Hosmer-Lemeshow ").append(Printed.pClause(test.p()))
            .append(", Brier score ").append(Printed.decimals(calibration.brier(), 3)).append(", calibration slope ")
            .append(Printed.decimals(calibration.slope(), 2)).append('.');
        correction.ifPresent(c -> m_summary.append(" The curve was corrected for optimism by ").append(c.repetitions())
            .append(" bootstrap resamples").append(c.failed() == 0 ? "." : ", " + c.failed() + " of which had no model."));
    }

    private void measure(final String set, final String name, final double value, final double corrected) {
        if (!Double.isNaN(value) || !Double.isNaN(corrected)) {
            m_measures.add(List.of(set, name, value, corrected));
        }
    }

    private static Optional<Calibration.Measure> find(final Optional<Calibration.Correction> correction,
        final String name) {
        return correction.flatMap(c -> c.measures().stream().filter(m -> m.name().equals(name)).findFirst());
    }

    private static double corrected(final Optional<Calibration.Correction> correction, final String name) {
        return find(correction, name).map(Calibration.Measure::corrected).orElse(Double.NaN);
    }

    private static double apparent(final Optional<Calibration.Correction> correction, final String name) {
        return find(correction, name).map(Calibration.Measure::apparent).orElse(Double.NaN);
    }

    private void curve(final String set, final Calibration.Result calibration, final double[] probability) {
        final double[] corrected = calibration.correction().map(Calibration.Correction::corrected).orElse(null);
        for (int i = 0; i < calibration.predicted().length; i++) {
            m_curves.add(List.of(set, calibration.predicted()[i], calibration.apparent()[i],
                corrected == null ? Double.NaN : corrected[i]));
        }
        m_panels.add(new CalibrationPlot.Panel(set, calibration, probability));
    }

    /** @return the measures for readers, one row per measure and one column per set */
    ReportTable printed() {
        final Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        final Set<String> columns = new LinkedHashSet<>();
        for (final List<Object> row : m_measures) {
            final String set = (String)row.get(0);
            final Map<String, String> line = cells.computeIfAbsent((String)row.get(1), name -> new LinkedHashMap<>());
            line.put(set, print((String)row.get(1), (Double)row.get(2)));
            line.put(set + ", corrected", print((String)row.get(1), (Double)row.get(3)));
            columns.add(set);
            columns.add(set + ", corrected");
        }
        columns.removeIf(column -> cells.values().stream().allMatch(line -> line.getOrDefault(column, "").isEmpty()));
        final List<List<Object>> rows = new ArrayList<>();
        cells.forEach((measure, line) -> {
            final List<Object> row = new ArrayList<>(List.of(measure));
            columns.forEach(column -> row.add(line.getOrDefault(column, "")));
            rows.add(row);
        });
        final List<String> header = new ArrayList<>(List.of("measure"));
        header.addAll(columns);
        return new ReportTable("calibration-printed", "Hosmer-Lemeshow test and calibration measures; those of the training "
            + "patients also corrected for optimism by the bootstrap.", header, rows, true);
    }

    private static String print(final String measure, final double value) {
        if (measure.endsWith(" p")) {
            return Printed.p(value);
        }
        return Printed.decimals(value, measure.equals("patients") || measure.endsWith("freedom") ? 0 : 3);
    }

    List<List<Object>> measures() {
        return m_measures;
    }

    List<List<Object>> curves() {
        return m_curves;
    }

    List<CalibrationPlot.Panel> panels() {
        return m_panels;
    }

    List<String> warnings() {
        return m_warnings;
    }

    String summary() {
        return m_summary.toString();
    }
}
