package org.radiomics.knime.stats.selection;

import java.util.List;

/**
 * What a selection found and kept.
 *
 * @param scores one per feature, in the order of the columns
 */
public record FeatureSelection(List<FeatureScore> scores) {

    /** Copies the list. */
    public FeatureSelection {
        scores = List.copyOf(scores);
    }

    /** @return the names of the features that were kept, in their original order */
    public List<String> selected() {
        return scores.stream().filter(FeatureScore::kept).map(FeatureScore::feature).toList();
    }

    /** @return the features that fell, with the reason */
    public List<FeatureScore> fallen() {
        return scores.stream().filter(score -> !score.kept()).toList();
    }

    /** @return the features that have no score, with the reason */
    public List<FeatureScore> unscored() {
        return scores.stream().filter(score -> Double.isNaN(score.score())).toList();
    }
}
