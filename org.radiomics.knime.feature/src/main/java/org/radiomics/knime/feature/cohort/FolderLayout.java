package org.radiomics.knime.feature.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How images and masks lie in a folder, said by two patterns: paths below the folder with forward slashes, in which
 * {@code {patient}}, {@code {sequence}} and {@code {reading}} stand for text without a slash.
 * {@code {patient}/{sequence}_image.nii.gz} and {@code {patient}/{sequence}_mask.nii.gz} find
 * {@code P1/T1WI_image.nii.gz} and its mask. Every mask is a case; its image is the image pattern filled in with what
 * the mask's path said. A pattern that ends with a slash means folders, as DICOM series are kept; all others mean
 * files.
 */
public final class FolderLayout {

    private static final List<String> PLACEHOLDERS = List.of("patient", "sequence", "reading");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

    private final String m_imagePattern;

    private final String m_maskPattern;

    private FolderLayout(final String imagePattern, final String maskPattern) {
        m_imagePattern = imagePattern;
        m_maskPattern = maskPattern;
    }

    /**
     * @param imagePattern of the images
     * @param maskPattern of the masks; has every placeholder of the image pattern
     * @return the layout
     * @throws IllegalArgumentException if a placeholder is unknown, the patient is in neither pattern, or the image
     *             pattern asks for what masks do not say
     */
    public static FolderLayout of(final String imagePattern, final String maskPattern) {
        final Set<String> image = placeholders(imagePattern);
        final Set<String> mask = placeholders(maskPattern);
        if (!mask.contains("patient")) {
            throw new IllegalArgumentException("The mask pattern \"" + maskPattern + "\" does not say where the patient"
                + " stands; write {patient} there.");
        }
        if (!mask.containsAll(image)) {
            throw new IllegalArgumentException("The image pattern \"" + imagePattern
                + "\" has a placeholder that the mask pattern \"" + maskPattern
                + "\" lacks; the image of a mask could not be found.");
        }
        return new FolderLayout(imagePattern, maskPattern);
    }

    private static Set<String> placeholders(final String pattern) {
        final Set<String> found = new HashSet<>();
        final Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            if (!PLACEHOLDERS.contains(matcher.group(1))) {
                throw new IllegalArgumentException("The pattern \"" + pattern + "\" has the unknown placeholder "
                    + matcher.group() + "; use {patient}, {sequence} and {reading}.");
            }
            found.add(matcher.group(1));
        }
        return found;
    }

    /**
     * What a folder holds.
     *
     * @param cases one per mask, in the order of the masks' paths; whether the image is there shows when it is read
     * @param imagesWithoutMask images that no mask belongs to
     */
    public record Found(List<ImageCase> cases, List<Path> imagesWithoutMask) {
    }

    /**
     * Looks through a folder.
     *
     * @param folder with images and masks
     * @return what it holds
     * @throws IOException if the folder does not exist or cannot be read, or no file in it fits the mask pattern; one
     *             sentence
     */
    public Found scan(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(Files.exists(folder) ? folder + " is a file; name the folder that the images are in."
                : "Folder " + folder + " does not exist; correct the path.");
        }
        final Set<String> files = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(folder, depth())) {
            walk.filter(path -> !path.equals(folder))
                .map(path -> folder.relativize(path).toString().replace('\\', '/')
                    + (Files.isDirectory(path) ? "/" : ""))
                .forEach(files::add);
        }
        final Map<String, Map<String, String>> masks = matches(m_maskPattern, files);
        if (masks.isEmpty()) {
            throw new IOException("Folder " + folder + " holds no mask that fits the pattern \"" + m_maskPattern
                + "\"; correct the pattern or the folder.");
        }
        final List<ImageCase> cases = new ArrayList<>();
        final Set<String> used = new HashSet<>();
        for (final Map.Entry<String, Map<String, String>> mask : masks.entrySet()) {
            final Map<String, String> values = mask.getValue();
            final String image = fill(m_imagePattern, values);
            used.add(image);
            cases.add(new ImageCase(cases.size() + 1, values.get("patient"), values.getOrDefault("sequence", ""),
                values.getOrDefault("reading", ""), folder.resolve(image), "",
                folder.resolve(mask.getKey()), "", values));
        }
        files.removeAll(masks.keySet());
        files.removeAll(used);
        return new Found(cases, matches(m_imagePattern, files).keySet().stream().map(folder::resolve).toList());
    }

    private int depth() {
        return (int)Math.max(m_imagePattern.chars().filter(c -> c == '/').count(),
            m_maskPattern.chars().filter(c -> c == '/').count()) + 1;
    }

    /** The files that fit a pattern, each with the text of its placeholders. */
    private static Map<String, Map<String, String>> matches(final String pattern, final Set<String> files) {
        final Pattern expression = expression(pattern);
        final Set<String> names = placeholders(pattern);
        final Map<String, Map<String, String>> matches = new LinkedHashMap<>();
        for (final String file : files) {
            final Matcher matcher = expression.matcher(file);
            if (matcher.matches()) {
                final Map<String, String> values = new LinkedHashMap<>();
                PLACEHOLDERS.stream().filter(names::contains).forEach(name -> values.put(name, matcher.group(name)));
                matches.put(file, values);
            }
        }
        return matches;
    }

    private static Pattern expression(final String pattern) {
        final StringBuilder expression = new StringBuilder();
        final Set<String> seen = new HashSet<>();
        final Matcher matcher = PLACEHOLDER.matcher(pattern);
        int from = 0;
        while (matcher.find()) {
            expression.append(Pattern.quote(pattern.substring(from, matcher.start())));
            final String name = matcher.group(1);
            expression.append(seen.add(name) ? "(?<" + name + ">[^/]+?)" : "\\k<" + name + ">");
            from = matcher.end();
        }
        return Pattern.compile(expression + Pattern.quote(pattern.substring(from)));
    }

    private static String fill(final String pattern, final Map<String, String> values) {
        return PLACEHOLDER.matcher(pattern)
            .replaceAll(placeholder -> Matcher.quoteReplacement(values.get(placeholder.group(1))));
    }
}
