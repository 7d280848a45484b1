package org.radiomics.knime.feature.dicom;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * The factor from the values of a PET image to standardised uptake values by body weight in g/ml. Follows the
 * vendor-neutral calculation of the Quantitative Imaging Biomarkers Alliance (SUV technical committee, "happy path
 * only").
 */
final class PetSuv {

    private static final double GRAMS = 1000;

    private final DataSet m_data;

    private final Optional<LocalDateTime> m_acquisition;

    private PetSuv(final DataSet data, final Optional<LocalDateTime> acquisition) {
        m_data = data;
        m_acquisition = acquisition;
    }

    /**
     * @param images of a PET series, at least one
     * @return what rescaled values are multiplied by
     * @throws ImageFormatException if they are no PET images or lack what the factor depends on
     */
    static double factor(final Collection<DataSet> images) throws ImageFormatException {
        final DataSet first = images.iterator().next();
        Optional<LocalDateTime> earliest = Optional.empty();
        for (final DataSet image : images) {
            final Optional<LocalDateTime> acquisition = moment(image, Tag.ACQUISITION_DATE, Tag.ACQUISITION_TIME);
            if (earliest.isEmpty() || acquisition.isPresent() && acquisition.get().isBefore(earliest.get())) {
                earliest = acquisition;
            }
        }
        return new PetSuv(first, earliest).factor();
    }

    private double factor() throws ImageFormatException {
        if (!m_data.text(Tag.MODALITY).equals("PT")) {
            throw error("is no PET image (its modality is " + m_data.text(Tag.MODALITY)
                + "), so it has no SUV; switch SUV off for this series");
        }
        final String units = m_data.text(Tag.UNITS);
        return switch (units) {
            case "GML" -> 1;
            case "BQML" -> perActivity();
            case "CNTS" -> philips();
            default -> throw error("has the unit \"" + units + "\", from which no SUV can be computed; BQML, CNTS of "
                + "Philips and GML can");
        };
    }

    /** Counts of Philips scanners come with their factor to SUV, or to activity. */
    private double philips() throws ImageFormatException {
        final double[] suv = m_data.numbers(Tag.PHILIPS_SUV_FACTOR);
        if (suv.length == 1 && suv[0] > 0) {
            return suv[0];
        }
        final double[] activity = m_data.numbers(Tag.PHILIPS_ACTIVITY_FACTOR);
        if (activity.length == 1 && activity[0] > 0) {
            return activity[0] * perActivity();
        }
        throw error("has counts without a factor to SUV (private element " + Tag.name(Tag.PHILIPS_SUV_FACTOR)
            + "); export the series again with its private elements");
    }

    private double perActivity() throws ImageFormatException {
        final String corrections = m_data.text(Tag.CORRECTED_IMAGE);
        if (!corrections.contains("ATTN") || !corrections.contains("DECY")) {
            throw error("was not corrected for attenuation and decay (Corrected Image is \"" + corrections
                + "\"), so it has no SUV; choose the corrected series");
        }
        final DataSet tracer = m_data.first(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE);
        final double weight = positive(m_data, Tag.PATIENT_WEIGHT, "the patient's weight");
        final double dose = positive(tracer, Tag.RADIONUCLIDE_TOTAL_DOSE, "the injected dose");
        final String decay = m_data.text(Tag.DECAY_CORRECTION);
        return switch (decay) {
            case "ADMIN" -> weight * GRAMS / dose;
            case "START" -> {
                final double halfLife = positive(tracer, Tag.RADIONUCLIDE_HALF_LIFE, "the half-life");
                yield weight * GRAMS / (dose * Math.pow(2, -secondsToScan(tracer) / halfLife));
            }
            default -> throw error("has the decay correction \"" + decay
                + "\", from which no SUV can be computed; START and ADMIN can");
        };
    }

    private double positive(final DataSet data, final int tag, final String what) throws ImageFormatException {
        final double[] values = data.numbers(tag);
        if (values.length == 0 || !(values[0] > 0)) {
            throw error("does not say " + what + " (element " + Tag.name(tag)
                + "), so it has no SUV; add it, or switch SUV off");
        }
        return values[0];
    }

    /**
     * From injection to the start of the scan: the time of the series, unless processing moved that behind the
     * acquisition, then the time of the earliest acquisition.
     */
    private double secondsToScan(final DataSet tracer) throws ImageFormatException {
        final LocalDateTime acquisition = m_acquisition
            .orElseThrow(() -> error("does not say when it was acquired, so it has no SUV"));
        final LocalDateTime series = moment(m_data, Tag.SERIES_DATE, Tag.SERIES_TIME).orElse(acquisition);
        final LocalDateTime scan = series.isAfter(acquisition) ? acquisition : series;
        final String start = tracer.text(Tag.RADIOPHARMACEUTICAL_START_DATE_TIME);
        if (start.length() >= 12) {
            final LocalDateTime injection = LocalDateTime.of(date(m_data, start.substring(0, 8)),
                time(m_data, start.substring(8)));
            return requireOrder(Duration.between(injection, scan));
        }
        final String clock = tracer.text(Tag.RADIOPHARMACEUTICAL_START_TIME);
        if (clock.isEmpty()) {
            throw error("does not say when the tracer was injected, so it has no SUV; add it, or switch SUV off");
        }
        final LocalDateTime injection = LocalDateTime.of(scan.toLocalDate(), time(m_data, clock));
        return requireOrder(Duration.between(injection.isAfter(scan) ? injection.minusDays(1) : injection, scan));
    }

    private double requireOrder(final Duration waited) throws ImageFormatException {
        if (waited.isNegative() || waited.compareTo(Duration.ofDays(1)) > 0) {
            throw error("was acquired " + waited.toMinutes()
                + " minutes after the injection by its header, which cannot be; correct the times");
        }
        return waited.toMillis() / 1000.0;
    }

    private static Optional<LocalDateTime> moment(final DataSet image, final int date, final int time)
        throws ImageFormatException {
        final String day = image.text(date);
        final String clock = image.text(time);
        return day.isEmpty() || clock.isEmpty() ? Optional.empty()
            : Optional.of(LocalDateTime.of(date(image, day), time(image, clock)));
    }

    private static LocalDate date(final DataSet image, final String text) throws ImageFormatException {
        try {
            return LocalDate.parse(text.replace(".", ""), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (final DateTimeParseException e) {
            throw new ImageFormatException(image.file(), "has a date that cannot be read; it is damaged", e);
        }
    }

    /** HHMMSS.FFFFFF, of which all but the hour may be absent (PS3.5 6.2); a zone behind it does not count. */
    private static LocalTime time(final DataSet image, final String text) throws ImageFormatException {
        final String digits = text.replace(":", "").replaceAll("[+-].*", "");
        try {
            final int hour = Integer.parseInt(digits.substring(0, 2));
            final int minute = digits.length() >= 4 ? Integer.parseInt(digits.substring(2, 4)) : 0;
            final double second = digits.length() >= 6 ? Double.parseDouble(digits.substring(4)) : 0;
            return LocalTime.of(hour, minute).plusNanos(Math.round(second * 1e9));
        } catch (final DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new ImageFormatException(image.file(), "has a time that cannot be read; it is damaged", e);
        }
    }

    private ImageFormatException error(final String reason) {
        return new ImageFormatException(m_data.file(), reason);
    }
}
