package org.radiomics.knime.nodes.featureextractor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureDictionary;
import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.record.OutputTable;

/** The tables of an extraction: features, what they mean, and what describes each case. */
final class FeatureTables {

    private static final OutputTable DICTIONARY = OutputTable.of("dictionary", "What each feature is.").texts("feature")
        .texts("image").texts("class").texts("name").texts("definition").texts("unit").texts("range").texts("IBSI tag")
        .texts("IBSI section");

    private static final OutputTable DIAGNOSTICS =
        OutputTable.of("diagnostics", "What describes each extraction.").texts("case").texts("item").texts("value");

    private final ImageTable m_images;

    private final List<String> m_features;

    FeatureTables(final ImageTable images, final ExtractionProfile profile) {
        m_images = images;
        m_features = profile.featureNames();
    }

    /** The columns of the input other than images and masks, then the features. */
    DataTableSpec featureSpec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        for (final int index : m_images.others()) {
            columns.add(m_images.spec().getColumnSpec(index));
        }
        m_features.forEach(name -> columns.add(ColumnKind.FEATURE.numbers(name)));
        return new DataTableSpec("features", columns.toArray(new DataColumnSpec[0]));
    }

    static DataTableSpec dictionarySpec() {
        return DICTIONARY.spec();
    }

    static DataTableSpec diagnosticsSpec() {
        return DIAGNOSTICS.spec();
    }

    BufferedDataTable features(final List<Extraction> extractions, final ExecutionContext exec)
        throws CanceledExecutionException {
        final BufferedDataContainer container = exec.createDataContainer(featureSpec());
        for (final Extraction extraction : extractions) {
            exec.checkCanceled();
            final List<DataCell> cells = new ArrayList<>();
            for (final int index : m_images.others()) {
                cells.add(extraction.entry().row().getCell(index));
            }
            final FeatureVector vector = extraction.vector();
            final double[] values = vector.values();
            for (int i = 0; i < values.length; i++) {
                cells.add(Double.isNaN(values[i])
                    ? new MissingCell(vector.reason(vector.names().get(i)).orElse("not a number"))
                    : new DoubleCell(values[i]));
            }
            container.addRowToTable(new DefaultRow(extraction.entry().row().getKey(), cells.toArray(new DataCell[0])));
        }
        container.close();
        return container.getTable();
    }

    BufferedDataTable dictionary(final ExecutionContext exec) throws CanceledExecutionException {
        final List<List<Object>> rows = new ArrayList<>();
        for (final String feature : m_features) {
            final FeatureDictionary.Entry entry = FeatureDictionary.find(feature)
                .orElseThrow(() -> new IllegalStateException("The dictionary lacks the feature " + feature + "."));
            rows.add(Arrays.asList(feature, feature.substring(0, feature.indexOf('_')), entry.featureClass().key(),
                entry.name(), entry.definition(), orMissing(entry.unit()), entry.range(), orMissing(entry.ibsiTag()),
                orMissing(entry.ibsiSection())));
        }
        return DICTIONARY.table(rows, exec);
    }

    private static String orMissing(final String text) {
        return text.isEmpty() ? null : text;
    }

    static BufferedDataTable diagnostics(final List<Extraction> extractions, final ExecutionContext exec)
        throws CanceledExecutionException {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Extraction extraction : extractions) {
            for (final Map.Entry<String, String> item : extraction.vector().diagnostics().entrySet()) {
                rows.add(List.of(extraction.entry().name(), item.getKey(), item.getValue()));
            }
        }
        return DIAGNOSTICS.table(rows, exec);
    }
}
