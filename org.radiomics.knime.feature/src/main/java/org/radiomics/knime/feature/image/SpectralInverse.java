package org.radiomics.knime.feature.image;

/**
 * The inverse of a 3 x 3 matrix by its singular value decomposition, with the operations of LINPACK's DSVDC in their
 * order (Dongarra, Bunch, Moler and Stewart, LINPACK Users' Guide 1979, chapter 11). ITK inverts the matrices of grids
 * so, and where a sample lies halfway between two voxels the last bit of the inverse decides.
 */
final class SpectralInverse {

    private static final int N = 3;

    /** More steps than any matrix takes. */
    private static final int MOST_STEPS = 200;

    private final double[][] m_x = new double[N][N];

    private final double[][] m_u = new double[N][N];

    private final double[][] m_v = new double[N][N];

    private final double[] m_s = new double[N];

    private final double[] m_e = new double[N];

    private SpectralInverse(final double[] matrix) {
        for (int i = 0; i < N; i++) {
            System.arraycopy(matrix, N * i, m_x[i], 0, N);
        }
    }

    /**
     * @param matrix row by row, not singular
     * @return its inverse, row by row
     */
    static double[] of(final double[] matrix) {
        final SpectralInverse svd = new SpectralInverse(matrix);
        svd.bidiagonalize();
        svd.generateLeft();
        svd.generateRight();
        svd.iterate();
        return svd.inverse();
    }

    private double[] inverse() {
        final double[] inverse = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) {
                    sum += m_v[i][k] * (1 / Math.abs(m_s[k])) * m_u[j][k];
                }
                inverse[N * i + j] = sum;
            }
        }
        return inverse;
    }

    /** Householder reflections from the left and the right; what they are made of stays in u and v. */
    private void bidiagonalize() {
        for (int l = 0; l < N - 1; l++) {
            reflectColumn(l);
            for (int j = l + 1; j < N; j++) {
                if (m_s[l] != 0) {
                    addMultiple(m_x, l, m_x, j, l);
                }
                m_e[j] = m_x[l][j];
            }
            for (int i = l; i < N; i++) {
                m_u[i][l] = m_x[i][l];
            }
            if (l == 0) {
                reflectRow();
            }
        }
        m_s[2] = m_x[2][2];
        m_e[1] = m_x[1][2];
        m_e[2] = 0;
    }

    private void reflectColumn(final int l) {
        final double[] column = new double[N - l];
        for (int i = l; i < N; i++) {
            column[i - l] = m_x[i][l];
        }
        m_s[l] = norm(column);
        if (m_s[l] != 0) {
            m_s[l] = m_x[l][l] < 0 ? -m_s[l] : m_s[l];
            final double factor = 1 / m_s[l];
            for (int i = l; i < N; i++) {
                m_x[i][l] *= factor;
            }
            m_x[l][l] += 1;
        }
        m_s[l] = -m_s[l];
    }

    private void reflectRow() {
        m_e[0] = norm(new double[]{m_e[1], m_e[2]});
        if (m_e[0] != 0) {
            m_e[0] = m_e[1] < 0 ? -m_e[0] : m_e[0];
            final double factor = 1 / m_e[0];
            m_e[1] = m_e[1] * factor + 1;
            m_e[2] *= factor;
        }
        m_e[0] = -m_e[0];
        if (m_e[0] != 0) {
            final double[] work = new double[N];
            for (int j = 1; j < N; j++) {
                for (int i = 1; i < N; i++) {
                    work[i] += m_e[j] * m_x[i][j];
                }
            }
            for (int j = 1; j < N; j++) {
                final double factor = -m_e[j] / m_e[1];
                for (int i = 1; i < N; i++) {
                    m_x[i][j] += factor * work[i];
                }
            }
        }
        m_v[1][0] = m_e[1];
        m_v[2][0] = m_e[2];
    }

    /** Reflects column j of the target by column l of the source, from a row on. */
    private static void addMultiple(final double[][] source, final int l, final double[][] target, final int j,
        final int row) {
        double product = 0;
        for (int i = row; i < N; i++) {
            product += source[i][l] * target[i][j];
        }
        final double factor = -product / source[row][l];
        for (int i = row; i < N; i++) {
            target[i][j] += factor * source[i][l];
        }
    }

    /** Scaled, against overflow (BLAS DNRM2). */
    private static double norm(final double[] values) {
        double scale = 0;
        double squares = 1;
        for (final double value : values) {
            final double size = Math.abs(value);
            if (size > scale) {
                squares = squares * (scale / size * (scale / size)) + 1;
                scale = size;
            } else if (size > 0) {
                squares += size / scale * (size / scale);
            }
        }
        return values.length == 1 ? Math.abs(values[0]) : scale * Math.sqrt(squares);
    }

    private void generateLeft() {
        m_u[0][2] = 0;
        m_u[1][2] = 0;
        m_u[2][2] = 1;
        for (int l = N - 2; l >= 0; l--) {
            if (m_s[l] != 0) {
                for (int j = l + 1; j < N; j++) {
                    addMultiple(m_u, l, m_u, j, l);
                }
                for (int i = l; i < N; i++) {
                    m_u[i][l] = -m_u[i][l];
                }
                m_u[l][l] += 1;
                for (int i = 0; i < l; i++) {
                    m_u[i][l] = 0;
                }
            } else {
                for (int i = 0; i < N; i++) {
                    m_u[i][l] = i == l ? 1 : 0;
                }
            }
        }
    }

    private void generateRight() {
        for (int l = N - 1; l >= 0; l--) {
            if (l == 0 && m_e[0] != 0) {
                for (int j = 1; j < N; j++) {
                    addMultiple(m_v, 0, m_v, j, 1);
                }
            }
            for (int i = 0; i < N; i++) {
                m_v[i][l] = i == l ? 1 : 0;
            }
        }
    }

    /** QR steps with implicit shifts until the superdiagonal is negligible. */
    private void iterate() {
        int m = N;
        for (int step = 0; m > 0 && step < MOST_STEPS; step++) {
            int l = m - 1;
            while (l > 0) {
                final double size = Math.abs(m_s[l - 1]) + Math.abs(m_s[l]);
                if (size + Math.abs(m_e[l - 1]) == size) {
                    m_e[l - 1] = 0;
                    break;
                }
                l--;
            }
            if (l == m - 1) {
                makePositiveAndSort(l);
                m--;
            } else {
                qrStep(l, m);
            }
        }
    }

    private void qrStep(final int l, final int m) {
        final double scale = Math.max(Math.max(Math.max(Math.max(Math.abs(m_s[m - 1]), Math.abs(m_s[m - 2])),
            Math.abs(m_e[m - 2])), Math.abs(m_s[l])), Math.abs(m_e[l]));
        final double last = m_s[m - 1] / scale;
        final double before = m_s[m - 2] / scale;
        final double above = m_e[m - 2] / scale;
        final double first = m_s[l] / scale;
        final double beside = m_e[l] / scale;
        final double b = ((before + last) * (before - last) + above * above) / 2;
        final double c = last * above * (last * above);
        double shift = 0;
        if (b != 0 || c != 0) {
            shift = Math.sqrt(b * b + c);
            shift = c / (b + (b < 0 ? -shift : shift));
        }
        chase(l, m, (first + last) * (first - last) + shift, first * beside);
    }

    /** Chases the element that the shift brings in down the matrix. */
    private void chase(final int l, final int m, final double shifted, final double product) {
        double f = shifted;
        double g = product;
        for (int k = l; k < m - 1; k++) {
            Rotation rotation = Rotation.of(f, g);
            if (k != l) {
                m_e[k - 1] = rotation.length;
            }
            f = rotation.cosine * m_s[k] + rotation.sine * m_e[k];
            m_e[k] = rotation.cosine * m_e[k] - rotation.sine * m_s[k];
            g = rotation.sine * m_s[k + 1];
            m_s[k + 1] = rotation.cosine * m_s[k + 1];
            rotation.turn(m_v, k);
            rotation = Rotation.of(f, g);
            m_s[k] = rotation.length;
            f = rotation.cosine * m_e[k] + rotation.sine * m_s[k + 1];
            m_s[k + 1] = -rotation.sine * m_e[k] + rotation.cosine * m_s[k + 1];
            g = rotation.sine * m_e[k + 1];
            m_e[k + 1] = rotation.cosine * m_e[k + 1];
            rotation.turn(m_u, k);
        }
        m_e[m - 2] = f;
    }

    private void makePositiveAndSort(final int index) {
        if (m_s[index] < 0) {
            m_s[index] = -m_s[index];
            for (int i = 0; i < N; i++) {
                m_v[i][index] = -m_v[i][index];
            }
        }
        for (int l = index; l < N - 1 && m_s[l] < m_s[l + 1]; l++) {
            final double kept = m_s[l];
            m_s[l] = m_s[l + 1];
            m_s[l + 1] = kept;
            exchange(m_v, l);
            exchange(m_u, l);
        }
    }

    private static void exchange(final double[][] columns, final int l) {
        for (int i = 0; i < N; i++) {
            final double kept = columns[i][l];
            columns[i][l] = columns[i][l + 1];
            columns[i][l + 1] = kept;
        }
    }

    /** A plane rotation that turns (a, b) to (length, 0) (BLAS DROTG). */
    private record Rotation(double length, double cosine, double sine) {

        static Rotation of(final double a, final double b) {
            final double scale = Math.abs(a) + Math.abs(b);
            if (scale == 0) {
                return new Rotation(0, 1, 0);
            }
            final double size = scale * Math.sqrt(a / scale * (a / scale) + b / scale * (b / scale));
            final double length = (Math.abs(a) > Math.abs(b) ? a : b) < 0 ? -size : size;
            return new Rotation(length, a / length, b / length);
        }

        void turn(final double[][] columns, final int k) {
            for (int i = 0; i < N; i++) {
                final double turned = cosine * columns[i][k] + sine * columns[i][k + 1];
                columns[i][k + 1] = cosine * columns[i][k + 1] - sine * columns[i][k];
                columns[i][k] = turned;
            }
        }
    }
}
