package org.radiomics.knime.nodes.calibrationview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.HosmerLemeshow;
import org.radiomics.knime.stats.plot.CalibrationPlot;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** Calibration of each set of rows as tables and curves. */
final class CalibrationTables {

    static final OutputTable MEASURES = OutputTable
        .of("calibration", "Hosmer-Lemeshow test and calibration measures; those of the training patients also "
        + "corrected for optimism by the bootstrap.")
        .texts("set").texts("measure").numbers("value").numbers("corrected for optimism").numbers("training")
        .numbers("test").numbers("optimism").wholes("resamples");

    static final OutputTable CURVES = OutputTable.of("curve", "The calibration curves.").texts("set")
        .numbers("predicted")
        .numbers("apparent").numbers("bias-corrected");

    static final OutputTable GROUPS = OutputTable
        .of("hosmer-lemeshow-groups", "The groups of the Hosmer-Lemeshow test, from low to high probability.")
        .texts("set")
        .numbers("above").numbers("up to").wholes("patients").wholes("observed").numbers("expected");

    private final List<List<Object>> m_measures = new ArrayList<>();

    private final List<List<Object>> m_curves = new ArrayList<>();

    private final List<List<Object>> m_groups = new ArrayList<>();

    private final List<CalibrationPlot.Panel> m_panels = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private final StringBuilder m_summary = new StringBuilder();

    /**
     * @param set name of the set in tables and picture
     * @param patients what the set is called in sentences
     * @param calibration of the set
     * @param test of the set
     * @param probability predicted for every row
     */
    void add(final String set, final String patients, final Calibration.Result calibration,
        final HosmerLemeshow.Result test, final double[] probability) {
        final Optional<Calibration.Correction> correction = calibration.correction();
        measure(set, "patients", calibration.rows());
        measure(set, "Hosmer-Lemeshow chi-square", test.statistic());
        measure(set, "Hosmer-Lemeshow degrees of freedom", test.degreesOfFreedom());
        measure(set, "Hosmer-Lemeshow p", test.p());
        measure(set, "Brier score", calibration.brier(), find(correction, "Brier score"));
        measure(set, "scaled Brier score", calibration.scaledBrier());
        measure(set, "calibration intercept", calibration.intercept(), find(correction, "Intercept"));
        measure(set, "calibration slope", calibration.slope(), find(correction, "Slope"));
        measure(set, "calibration in the large", calibration.inTheLarge());
        measure(set, "AUC", calibration.external().auc(), find(correction, "AUC"));
        corrected(set, "mean absolute error", calibration.averageError(),
            correction.map(Calibration.Correction::averageError).orElse(Double.NaN));
        measure(set, "E50", calibration.error50());
        corrected(set, "E90", calibration.error90(),
            correction.map(Calibration.Correction::error90).orElse(Double.NaN));
        more(set, calibration, test);
        curve(set, calibration, probability);
        test.groups().forEach(group -> m_groups.add(List.of(set, group.lower(), group.upper(), group.rows(),
            group.observed(), group.expected())));
        warn(patients, calibration, test);
        summarize(patients, calibration, test);
    }

    /** What rms says besides, in its own terms. */
    private void more(final String set, final Calibration.Result calibration, final HosmerLemeshow.Result test) {
        final Calibration.External external = calibration.external();
        final Optional<Calibration.Correction> correction = calibration.correction();
        measure(set, "Emax", external.maximalError());
        measure(set, "ICI (lowess)", calibration.averageError());
        measure(set, "Hosmer-Lemeshow p (groups - 2)", test.p(Role.TRAINING));
        measure(set, "Hosmer-Lemeshow p (groups)", test.p(Role.VALIDATION));
        measure(set, "Dxy", external.dxy(), find(correction, "Dxy"));
        measure(set, "R2", external.r2(), find(correction, "R2"));
        measure(set, "D", external.d(), find(correction, "D"));
        measure(set, "U", external.u(), find(correction, "U"));
        measure(set, "U chi-square", external.uChiSquare());
        measure(set, "U p", external.uP());
        measure(set, "Q", external.q(), find(correction, "Q"));
        measure(set, "g", Double.NaN, find(correction, "g"));
        measure(set, "gp", Double.NaN, find(correction, "gp"));
        measure(set, "Emax of intercept and slope", Double.NaN, find(correction, "Emax"));
        measure(set, "Spiegelhalter z", external.spiegelhalterZ());
        measure(set, "Spiegelhalter p", external.spiegelhalterP());
    }

    private void measure(final String set, final String name, final double value) {
        corrected(set, name, value, Double.NaN);
    }

    private void corrected(final String set, final String name, final double value, final double corrected) {
        if (!Double.isNaN(value) || !Double.isNaN(corrected)) {
            m_measures.add(Arrays.asList(set, name, value, corrected, null, null, null, null));
        }
    }

    /** With a correction, the value is that of the model on its own rows. */
    private void measure(final String set, final String name, final double value,
        final Optional<Calibration.Measure> optimism) {
        if (optimism.isEmpty()) {
            measure(set, name, value);
            return;
        }
        final Calibration.Measure m = optimism.get();
        final double shown = Double.isNaN(value) ? m.apparent() : value;
        if (!Double.isNaN(shown) || !Double.isNaN(m.corrected())) {
            m_measures.add(Arrays.asList(set, name, shown, m.corrected(), m.training(), m.test(), m.optimism(),
                m.resamples()));
        }
    }

    private static Optional<Calibration.Measure> find(final Optional<Calibration.Correction> correction,
        final String name) {
        return correction.flatMap(c -> c.measures().stream().filter(m -> m.name().equals(name)).findFirst());
    }

    private void warn(final String patients, final Calibration.Result calibration, final HosmerLemeshow.Result test) {
        if (calibration.missing() > 0) {
            m_warnings.add(calibration.missing() + " of the " + patients + " have no probability and are left out.");
        }
        if (!calibration.reason().isEmpty()) {
            m_warnings.add("Calibration of the " + patients + ": " + calibration.reason());
        }
        if (!test.reason().isEmpty()) {
            m_warnings.add("Hosmer-Lemeshow test of the " + patients + ": " + test.reason());
        }
        calibration.correction().filter(c -> c.failed() > 0).ifPresent(c -> m_warnings.add(c.failed() + " of "
            + c.repetitions() + " bootstrap resamples had no model and are left out of the correction: "
            + c.failures().causes() + "."));
    }

    private void summarize(final String patients, final Calibration.Result calibration,
        final HosmerLemeshow.Result test) {
        m_summary.append(m_summary.isEmpty() ? "" : " ").append(patients.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(patients.substring(1)).append(": Hosmer-Lemeshow ").append(Printed.pClause(test.p()))
            .append(", Brier score ").append(Printed.decimals(calibration.brier(), 3)).append(", calibration slope ")
            .append(Printed.decimals(calibration.slope(), 2)).append('.');
        calibration.correction().ifPresent(c -> m_summary.append(" The curve was corrected for optimism by ")
            .append(c.repetitions()).append(" bootstrap resamples")
            .append(c.failed() == 0 ? "." : ", " + c.failed() + " of which had no model."));
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
        return new ReportTable("calibration-printed", "Hosmer-Lemeshow test and calibration measures; those of the "
            + "training patients also corrected for optimism by the bootstrap.", header, rows, true);
    }

    private static String print(final String measure, final double value) {
        if (measure.endsWith(" p") || measure.contains(" p (")) {
            return Printed.p(value);
        }
        return Printed.decimals(value, measure.equals("patients") || measure.endsWith("freedom") ? 0 : 3);
    }

    List<List<Object>> measures() {
        return m_measures;
    }

    List<List<Object>> groups() {
        return m_groups;
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
