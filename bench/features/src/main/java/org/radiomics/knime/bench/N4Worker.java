package org.radiomics.knime.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;

/** Corrects an image by N4 once per line of input and prints the seconds. Arguments: image and mask. */
public final class N4Worker {

    private N4Worker() {
    }

    /** @param arguments image and mask */
    public static void main(final String[] arguments) throws IOException {
        final Volume image = Images.read(Path.of(arguments[0]));
        final Mask tissue = Images.readMask(Path.of(arguments[1]), 1);
        final BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (turns.readLine() != null) {
            final long start = System.nanoTime();
            N4BiasCorrection.withDefaults().apply(image, tissue, Monitor.NONE);
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }
}
