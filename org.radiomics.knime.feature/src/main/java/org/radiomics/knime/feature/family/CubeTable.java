package org.radiomics.knime.feature.family;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The triangles of the 256 cases of marching cubes, read from the bundle's resource {@code marching-cubes.txt}. */
final class CubeTable {

    /** The corners of a cube: offsets along z, y, x of bit 0, 1, ... of its case. */
    static final int[][] CORNERS =
        {{0, 0, 0}, {0, 0, 1}, {0, 1, 1}, {0, 1, 0}, {1, 0, 0}, {1, 0, 1}, {1, 1, 1}, {1, 1, 0}};

    /** The midpoints of a cube's edges: twice the offsets along z, y, x. */
    static final int[][] EDGES = {{0, 0, 1}, {0, 1, 2}, {0, 2, 1}, {0, 1, 0}, {2, 0, 1}, {2, 1, 2}, {2, 2, 1},
        {2, 1, 0}, {1, 0, 0}, {1, 0, 2}, {1, 2, 2}, {1, 2, 0}};

    /** The bit of the corner that no case of the table has. */
    static final int LAST_CORNER = 0x80;

    private static final String RESOURCE = "marching-cubes.txt";

    private static final int CASES = 128;

    private static final int[][] TRIANGLES = read();

    private CubeTable() {
    }

    /**
     * The case whose triangles stand for a case: itself or, if the last corner is inside, its complement.
     *
     * @param corners bit k is set where corner k lies inside
     * @return a case below 128
     */
    static int halfCase(final int corners) {
        return (corners & LAST_CORNER) == 0 ? corners : corners ^ 0xFF;
    }

    /**
     * @param corners bit k is set where corner k lies inside
     * @return the edges whose midpoints are the triangles' vertices, three per triangle; if the last corner is inside,
     *         the triangles face the other way
     */
    static int[] triangles(final int corners) {
        return TRIANGLES[halfCase(corners)];
    }

    private static int[][] read() {
        try (BufferedReader reader = new BufferedReader(
            new InputStreamReader(CubeTable.class.getResourceAsStream(RESOURCE), StandardCharsets.US_ASCII))) {
            final List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
            if (lines.size() != CASES) {
                throw new IllegalStateException(
                    RESOURCE + " of this bundle has " + lines.size() + " cases instead of " + CASES + ".");
            }
            return lines.stream().map(CubeTable::edges).toArray(int[][]::new);
        } catch (final IOException e) {
            throw new UncheckedIOException(RESOURCE + " of this bundle cannot be read.", e);
        }
    }

    private static int[] edges(final String line) {
        return line.equals("-") ? new int[0]
            : Stream.of(line.split("[, ]+")).mapToInt(Integer::parseInt).toArray();
    }
}
