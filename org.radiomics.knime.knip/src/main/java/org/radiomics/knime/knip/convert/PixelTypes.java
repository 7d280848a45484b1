package org.radiomics.knime.knip.convert;

import org.radiomics.knime.feature.image.VoxelType;

import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/** The pixel types of ImgLib2 as types of this extension. */
final class PixelTypes {

    private static final VoxelType[] SIGNED = {VoxelType.INT8, VoxelType.INT16, VoxelType.INT32, VoxelType.INT64};

    private static final VoxelType[] UNSIGNED =
        {VoxelType.UINT8, VoxelType.UINT16, VoxelType.UINT32, VoxelType.UINT64};

    private PixelTypes() {
    }

    /** @return the smallest type that holds every value of a pixel type; doubles where none does */
    static VoxelType of(final RealType<?> pixel) {
        if (pixel instanceof IntegerType) {
            for (final VoxelType type : pixel.getMinValue() < 0 ? SIGNED : UNSIGNED) {
                if (pixel.getBitsPerPixel() <= Byte.SIZE * type.bytes()) {
                    return type;
                }
            }
        }
        return pixel instanceof FloatType ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
    }
}
