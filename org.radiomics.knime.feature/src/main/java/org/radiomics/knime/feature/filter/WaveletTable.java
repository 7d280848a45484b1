package org.radiomics.knime.feature.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The filters of all wavelets, read from the bundle's resource {@code wavelets.txt}. */
final class WaveletTable {

    private static final String RESOURCE = "wavelets.txt";

    private static final String LOW = " low";

    /** Lines of taps by wavelet and filter. */
    private static final Map<String, String> TAPS = read();

    /** The wavelets in the order of the resource. */
    static final List<String> NAMES =
        TAPS.keySet().stream().filter(key -> key.endsWith(LOW)).map(key -> key.replace(LOW, "")).toList();

    private WaveletTable() {
    }

    /** @return the taps of a wavelet's low-pass; empty if there is no such wavelet */
    static Optional<double[]> low(final String name) {
        return taps(name + LOW);
    }

    /** @return the taps of a wavelet's high-pass; empty if they follow from those of the low-pass */
    static Optional<double[]> high(final String name) {
        return taps(name + " high");
    }

    private static Optional<double[]> taps(final String key) {
        return Optional.ofNullable(TAPS.get(key))
            .map(line -> Stream.of(line.split(" ")).mapToDouble(Double::parseDouble).toArray());
    }

    private static Map<String, String> read() {
        try (BufferedReader reader = new BufferedReader(
            new InputStreamReader(WaveletTable.class.getResourceAsStream(RESOURCE), StandardCharsets.US_ASCII))) {
            final Map<String, String> taps = new LinkedHashMap<>();
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                final String[] parts = line.split(" ", 3);
                taps.put(parts[0] + " " + parts[1], parts[2]);
            });
            return taps;
        } catch (final IOException e) {
            throw new UncheckedIOException(RESOURCE + " of this bundle cannot be read.", e);
        }
    }
}
