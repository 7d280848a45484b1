package org.radiomics.knime.tests.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * Where two folders that the Study Report wrote differ: every cell of every table, every line of the page, of its
 * methods and of the drawings. Left out are the date, the versions of Java and of the system, the folder's own name,
 * and the pixels of pictures, which depend on the fonts of the machine.
 */
final class ReportDifferences {

    private static final Pattern OF_THE_RUN = Pattern.compile("<p class=\"date\">.*?</p>|data:image/png;base64,[^\"]*"
        + "|<tr><th scope=\"row\">(Java|Operating system)</th>.*?</tr>|\"(date|Java|Operating system)\" : \".*?\""
        + "|\"path\" : \"[^\"]*\\.png\",\\s*\"sha256\" : \"[^\"]*\"", Pattern.DOTALL);

    private final Path m_one;

    private final Path m_other;

    private final List<String> m_differences = new ArrayList<>();

    private long m_cells;

    private ReportDifferences(final Path one, final Path other) {
        m_one = one;
        m_other = other;
    }

    /** Compares two folders. */
    static ReportDifferences between(final Path one, final Path other) throws IOException {
        final ReportDifferences differences = new ReportDifferences(one, other);
        final TreeSet<String> names = new TreeSet<>(files(one));
        names.addAll(files(other));
        for (final String name : names) {
            differences.compare(name);
        }
        return differences;
    }

    /** @return one sentence each */
    List<String> all() {
        return m_differences;
    }

    /** @return how many cells of tables were compared */
    long cells() {
        return m_cells;
    }

    private static List<String> files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
        }
    }

    private void compare(final String name) throws IOException {
        for (final Path folder : List.of(m_one, m_other)) {
            if (!Files.exists(folder.resolve(name))) {
                m_differences.add(name + " is not in " + folder + ".");
                return;
            }
        }
        if (name.endsWith(".csv")) {
            compareTables(name);
        } else if (!name.endsWith(".png")) {
            compareLines(name, "line", text(m_one, name), text(m_other, name));
        }
    }

    private void compareTables(final String name) throws IOException {
        final List<List<String>> one = rows(m_one.resolve(name));
        final List<List<String>> other = rows(m_other.resolve(name));
        if (one.size() != other.size()) {
            m_differences.add(name + " has " + one.size() + " and " + other.size() + " rows.");
            return;
        }
        for (int row = 0; row < one.size(); row++) {
            m_cells += one.get(row).size();
            compareLines(name, "row " + row + ", cell", one.get(row), other.get(row));
        }
    }

    private void compareLines(final String name, final String unit, final List<String> one, final List<String> other) {
        if (one.size() != other.size()) {
            m_differences.add(name + " has " + one.size() + " and " + other.size() + " of " + unit + ".");
            return;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                m_differences.add(name + ", " + unit + " " + i + ": " + one.get(i) + " and " + other.get(i));
            }
        }
    }

    private static List<List<String>> rows(final Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static List<String> text(final Path folder, final String name) throws IOException {
        final String text = Files.readString(folder.resolve(name)).replace(folder.toString(), "FOLDER");
        return OF_THE_RUN.matcher(text).replaceAll("")
            .replaceAll("(\"path\" : \"report.html\",\\s*\"sha256\" : )\"[^\"]*\"", "$1").lines().toList();
    }
}
