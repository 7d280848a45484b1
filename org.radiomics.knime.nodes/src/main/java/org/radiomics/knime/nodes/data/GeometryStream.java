package org.radiomics.knime.nodes.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

import org.radiomics.knime.feature.image.Geometry;

/** A geometry in a stream of bytes: 3 sizes, then spacing, origin and direction as doubles. */
final class GeometryStream {

    private GeometryStream() {
    }

    static void write(final Geometry geometry, final DataOutput out) throws IOException {
        for (final int size : geometry.size()) {
            out.writeInt(size);
        }
        write(geometry.spacing(), out);
        write(geometry.origin(), out);
        write(geometry.direction(), out);
    }

    static Geometry read(final DataInput in) throws IOException {
        final int[] size = {in.readInt(), in.readInt(), in.readInt()};
        return new Geometry(size, read(3, in), read(3, in), read(9, in));
    }

    private static void write(final double[] values, final DataOutput out) throws IOException {
        for (final double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] read(final int count, final DataInput in) throws IOException {
        final double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
