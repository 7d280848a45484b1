package org.radiomics.knime.nodes.iccfilter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.stats.reliability.Icc;
import org.radiomics.knime.stats.reliability.IccFilter;

/** The settings of nodes that keep features by the ICC of re-readings. */
public final class IccOptions {

    /** The column of the re-readings, at the second input, that says which reading a row is. */
    public static final ColumnOption READING = ColumnOption.of("readingColumn", "Reading column",
        "Column of the re-readings that says which reading a row is.", 1, column -> true, "reading");

    /** The readings for the inter-observer ICC. */
    public static final NamesOption OTHER = NamesOption.of("otherReading", "Other reader",
        "The reading by another reader, for the inter-observer ICC; several with commas between them for an ICC of all "
            + "of them. Empty: none.",
        List.of("reader2"));

    /** The readings for the intra-observer ICC. */
    public static final NamesOption REPEAT = NamesOption.of("repeatReading", "Repeated reading",
        "The second reading by the first reader, for the intra-observer ICC; several with commas between them. Empty: "
            + "none.",
        List.of("reader1_repeat"));

    /** Which ICC. */
    public static final ChoiceOption<Icc.Form> FORM = ChoiceOption.of("iccForm", "ICC form",
        "Form by Shrout and Fleiss: ICC1, ICC2, ICC3 for a single reading, with k for the average of the readings.",
        List.of(Icc.Form.values()), Icc.Form::name, Icc.Form.ICC2);

    /** What it must exceed. */
    public static final NumberOption THRESHOLD = NumberOption.of("iccThreshold", "ICC threshold",
        "A feature is kept if every ICC exceeds this.", -1, 0.9999, 0.75);

    /** What of it. */
    public static final ChoiceOption<IccFilter.Criterion> CRITERION = ChoiceOption.of("iccCriterion",
        "Held against threshold",
        "The estimate, as most studies do, or the lower limit of its interval, which is stricter.",
        List.of(IccFilter.Criterion.values()),
        criterion -> criterion == IccFilter.Criterion.ESTIMATE ? "estimate" : "lower limit",
        IccFilter.Criterion.ESTIMATE);

    /** The reading that the others are compared with. */
    public static final TextOption PRIMARY = TextOption.text("primaryReading", "Primary reading",
        "The reading of the re-readings that the others are compared with. Empty, or where the re-readings have no "
            + "such row: the cohort's own features.",
        "");

    private IccOptions() {
    }

    /**
     * @param settings of a node
     * @throws InvalidSettingsException if one reading has two parts to play
     */
    public static void checkDistinct(final Settings settings) throws InvalidSettingsException {
        final Map<String, String> labels = new HashMap<>();
        if (!settings.get(PRIMARY).isBlank()) {
            labels.put(settings.get(PRIMARY), PRIMARY.label());
        }
        for (final NamesOption option : List.of(OTHER, REPEAT)) {
            for (final String reading : settings.get(option)) {
                final String before = labels.put(reading, option.label());
                if (before != null) {
                    throw new InvalidSettingsException("Reading \"" + reading + "\" is named twice, as \"" + before
                        + "\" and as \"" + option.label()
                        + "\"; an ICC compares different readings, so name another one, or leave one of the settings "
                        + "empty.");
                }
            }
        }
    }

    /** @return the filter that the settings describe */
    public static IccFilter filter(final Settings settings) {
        return IccFilter.withDefaults().withIcc(Icc.withDefaults().withForm(settings.get(FORM)))
            .withThreshold(settings.get(THRESHOLD)).withCriterion(settings.get(CRITERION));
    }
}
