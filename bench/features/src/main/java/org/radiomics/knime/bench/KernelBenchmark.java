package org.radiomics.knime.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.radiomics.knime.feature.family.FeatureFamily;
import org.radiomics.knime.feature.family.FirstOrder;
import org.radiomics.knime.feature.family.FixedBinWidth;
import org.radiomics.knime.feature.family.Glcm;
import org.radiomics.knime.feature.family.Gldm;
import org.radiomics.knime.feature.family.Glrlm;
import org.radiomics.knime.feature.family.Glszm;
import org.radiomics.knime.feature.family.GreyLevels;
import org.radiomics.knime.feature.family.Ngtdm;
import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.family.Shape;
import org.radiomics.knime.feature.family.TextureSettings;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.NiftiWriter;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.WaveletFilter;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.Resampling;

/**
 * The kernels of extraction one by one, on a synthetic region. A family's time is that of its matrices and of all its
 * features.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    /** Voxels of the region, about. */
    @Param({"10000", "100000"})
    public int voxels;

    private SyntheticCase m_case;

    private Region m_region;

    private double[] m_intensities;

    private GreyLevels m_levels;

    private Path m_file;

    /**
     * Makes the region, its grey levels and a file.
     *
     * @throws IOException if the file cannot be written
     */
    @Setup
    public void makeCase() throws IOException {
        m_case = SyntheticCase.of(voxels, 1);
        m_region = Region.of(m_case.mask(), 1);
        m_intensities = m_region.intensities(m_case.image());
        m_file = Files.createTempFile("benchmark", ".nii.gz");
        NiftiWriter.write(m_case.image(), m_file);
    }

    /** Grey levels remember what families have in common, so each call gets fresh ones. */
    @Setup(Level.Invocation)
    public void discretizeAnew() {
        m_levels = discretize();
    }

    /**
     * Removes the file.
     *
     * @throws IOException if it cannot be removed
     */
    @TearDown
    public void removeFile() throws IOException {
        Files.delete(m_file);
    }

    @Benchmark
    public GreyLevels discretize() {
        return new FixedBinWidth(25).discretize(m_region, m_intensities);
    }

    @Benchmark
    public double firstOrder() {
        return sum(new FirstOrder(m_intensities, m_levels, 0), FirstOrder.FEATURES);
    }

    @Benchmark
    public double shape() {
        return sum(new Shape(Region.of(m_case.mask(), 1)), Shape.FEATURES);
    }

    @Benchmark
    public double glcm() {
        return sum(new Glcm(m_levels, TextureSettings.DEFAULTS), Glcm.FEATURES);
    }

    @Benchmark
    public double gldm() {
        return sum(new Gldm(m_levels, TextureSettings.DEFAULTS), Gldm.FEATURES);
    }

    @Benchmark
    public double glrlm() {
        return sum(new Glrlm(m_levels, TextureSettings.DEFAULTS), Glrlm.FEATURES);
    }

    @Benchmark
    public double glszm() {
        return sum(new Glszm(m_levels, TextureSettings.DEFAULTS), Glszm.FEATURES);
    }

    @Benchmark
    public double ngtdm() {
        return sum(new Ngtdm(m_levels, TextureSettings.DEFAULTS), Ngtdm.FEATURES);
    }

    /** All five texture families of one image, sharing what they have in common. */
    @Benchmark
    public double textures() {
        return glcm() + gldm() + glrlm() + glszm() + ngtdm();
    }

    @Benchmark
    public List<FilteredImage> wavelet() {
        return WaveletFilter.withDefaults().apply(m_case.image());
    }

    /** To voxels of 1.2 mm by B-splines. */
    @Benchmark
    public ImagePair resampling() {
        return Resampling.withDefaults().withSpacing(1.2, 1.2, 1.2).apply(m_case.image(), m_case.mask());
    }

    @Benchmark
    public Volume readingNifti() throws ImageFormatException {
        return Images.read(m_file);
    }

    private static double sum(final FeatureFamily family, final List<String> features) {
        double sum = 0;
        for (final String feature : features) {
            sum += family.value(feature);
        }
        return sum;
    }
}
