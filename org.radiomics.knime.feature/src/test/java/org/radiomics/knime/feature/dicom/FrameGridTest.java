package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class FrameGridTest {

    private static FrameGrid frames(final double pixel, final double... heights) {
        return new FrameGrid(DoubleStream.of(heights)
            .mapToObj(z -> new FramePlane(new double[]{0, 0, z}, new double[]{1, 0, 0, 0, 1, 0}, pixel, pixel))
            .toList());
    }

    @Test
    void spacingIsTheLeastDistanceFreedFromRounding() {
        assertThat(frames(1, 4, 0, 2.01, 8).sliceSpacing(Double.NaN).getAsDouble()).isEqualTo(2);
    }

    @Test
    void framesApartThatLookLikeOneSliceBesideTheirPixelsHaveNoSpacing() {
        assertThat(frames(250, 0, 2, 4).sliceSpacing(Double.NaN)).isEmpty();
    }
}
