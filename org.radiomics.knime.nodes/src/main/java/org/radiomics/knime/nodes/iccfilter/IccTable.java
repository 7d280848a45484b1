package org.radiomics.knime.nodes.iccfilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.reliability.Agreement;
import org.radiomics.knime.stats.reliability.BlandAltman;
import org.radiomics.knime.stats.reliability.Concordance;
import org.radiomics.knime.stats.reliability.Icc;
import org.radiomics.knime.stats.reliability.IccFilter;

/** The table of an ICC Filter: one row per feature. */
final class IccTable {

    private static final List<String> AGREEMENT = List.of("CCC", "CCC lower", "CCC upper", "bias", "bias lower",
        "bias upper", "SD of differences", "lower limit", "lower limit lower", "lower limit upper", "upper limit",
        "upper limit lower", "upper limit upper");

    private IccTable() {
    }

    static OutputTable layout(final boolean withAgreement) {
        OutputTable table = OutputTable
            .of("icc", "Intraclass correlation of every feature between readers and within the first reader.")
            .texts("feature").numbers("inter ICC").numbers("inter lower").numbers("inter upper").numbers("inter F")
            .numbers("inter p").numbers("intra ICC").numbers("intra lower").numbers("intra upper").numbers("intra F")
            .numbers("intra p").texts("kept").texts("reason").wholes("inter n").wholes("inter missing")
            .wholes("intra n").wholes("intra missing");
        for (final String kind : withAgreement ? List.of("inter ", "intra ") : List.<String>of()) {
            for (final String column : AGREEMENT) {
                table = table.numbers(kind + column);
            }
        }
        return table;
    }

    static List<Object> cells(final IccFilter.Row row, final boolean withAgreement) {
        final List<Object> cells = new ArrayList<>(List.of(row.feature()));
        for (final Icc.Result icc : Arrays.asList(row.inter(), row.intra())) {
            cells.addAll(icc == null ? Collections.nCopies(5, null)
                : List.of(icc.estimate(), icc.lower(), icc.upper(), icc.f(), icc.p()));
        }
        cells.add(row.kept() ? "yes" : "no");
        cells.add(row.reason());
        for (final Icc.Result icc : Arrays.asList(row.inter(), row.intra())) {
            cells.addAll(icc == null ? Collections.nCopies(2, null) : List.of(icc.subjects(), icc.dropped()));
        }
        if (withAgreement) {
            cells.addAll(cells(row.interAgreement()));
            cells.addAll(cells(row.intraAgreement()));
        }
        return cells;
    }

    private static List<?> cells(final Agreement agreement) {
        if (agreement == null) {
            return Collections.nCopies(AGREEMENT.size(), null);
        }
        final Concordance.Result ccc = agreement.concordance();
        final BlandAltman.Result limits = agreement.blandAltman();
        final List<Object> cells = new ArrayList<>(List.of(ccc.estimate(), ccc.lower(), ccc.upper()));
        cells.addAll(cells(limits.bias()));
        cells.add(limits.sd());
        cells.addAll(cells(limits.lower()));
        cells.addAll(cells(limits.upper()));
        return cells;
    }

    private static List<Double> cells(final BlandAltman.Limit limit) {
        return List.of(limit.value(), limit.lower(), limit.upper());
    }

    /** @return how many features lack readings of how many patients, if any do */
    static Optional<String> missingReadings(final IccFilter.Result result) {
        int features = 0;
        int most = 0;
        for (final IccFilter.Row row : result.rows()) {
            final int dropped = Stream.of(row.inter(), row.intra()).filter(Objects::nonNull)
                .mapToInt(Icc.Result::dropped).max().orElse(0);
            features += dropped > 0 ? 1 : 0;
            most = Math.max(most, dropped);
        }
        return features == 0 ? Optional.empty()
            : Optional.of("Of " + features + " features a reading of up to " + most
                + " patients is missing or infinite; an ICC is that of the patients with all readings, whose number "
                + "the table gives.");
    }
}
