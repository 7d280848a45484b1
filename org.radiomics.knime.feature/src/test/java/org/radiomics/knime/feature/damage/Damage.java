package org.radiomics.knime.feature.damage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways in which a file comes to harm on disks, in networks and under hostile hands. */
enum Damage {
    /** The end is missing. */
    CUT {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },

    /** A few bits are others. */
    BITS {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final byte[] damaged = file.clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                damaged[place(damaged, random)] ^= (byte)(1 << random.nextInt(8));
            }
            return damaged;
        }
    },

    /** A few bytes are others. */
    BYTES {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final byte[] damaged = file.clone();
            for (int changes = random.nextInt(16); changes >= 0; changes--) {
                damaged[place(damaged, random)] = (byte)random.nextInt();
            }
            return damaged;
        }
    },

    /** Bytes were added, at the end or within. */
    LENGTHENED {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final byte[] more = new byte[1 + random.nextInt(random.nextBoolean() ? 8 : 2000)];
            if (random.nextBoolean()) {
                random.nextBytes(more);
            }
            final int at = random.nextBoolean() ? file.length : place(file, random);
            return joined(Arrays.copyOf(file, at), more, Arrays.copyOfRange(file, at, file.length));
        }
    },

    /** A number of a binary header is an extreme one. */
    NUMBER {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final byte[] damaged = file.clone();
            final ByteBuffer buffer = ByteBuffer.wrap(damaged)
                .order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                final int at = Math.max(0, Math.min(place(damaged, random), damaged.length - Long.BYTES)) & ~1;
                putExtreme(buffer, at, random);
            }
            return damaged;
        }
    },

    /** A number or a name of a text is an extreme one. */
    TEXT {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final int header = Math.min(file.length, 4096);
            final String text = new String(file, 0, header, StandardCharsets.ISO_8859_1);
            final Matcher words = WORD.matcher(text);
            final long count = words.results().count();
            words.reset();
            for (int skip = count == 0 ? 0 : random.nextInt((int)count); skip >= 0 && words.find(); skip--) {
                continue;
            }
            if (count == 0) {
                return BYTES.apply(file, random);
            }
            final String word = EXTREME_WORDS[random.nextInt(EXTREME_WORDS.length)];
            final String changed = text.substring(0, words.start()) + word + text.substring(words.end());
            return joined(changed.getBytes(StandardCharsets.ISO_8859_1), Arrays.copyOfRange(file, header, file.length));
        }
    },

    /** Two blocks stand in each other's place. */
    SWAPPED {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final byte[] damaged = file.clone();
            final int length = 1 + random.nextInt(Math.max(1, Math.min(512, file.length / 2)));
            final int a = random.nextInt(file.length - length + 1);
            final int b = random.nextInt(file.length - length + 1);
            System.arraycopy(file, a, damaged, b, length);
            System.arraycopy(file, b, damaged, a, length);
            return damaged;
        }
    },

    /** A block was never written. */
    EMPTIED {
        @Override
        byte[] apply(final byte[] file, final Random random) {
            final byte[] damaged = file.clone();
            final int from = place(file, random);
            Arrays.fill(damaged, from, Math.min(file.length, from + 1 + random.nextInt(512)), (byte)0);
            return damaged;
        }
    };

    /** Name of a file outside of the folder that is read, as seen from there. */
    static final String OUTSIDE = "../outside.raw";

    private static final Pattern WORD = Pattern.compile("[-+.0-9a-zA-Z_]+");

    private static final String[] EXTREME_WORDS = {"0", "-1", "1", "2", "7", "255", "256", "32768", "65535", "65536",
        "2147483647", "-2147483648", "4294967296", "9223372036854775807", "99999999999999999999999", "1e308", "1e-308",
        "-1e400", "nan", "inf", "", " ", "\n", ":", "=", "(1,0,0)", "(1,0,0) (1,0,0) (1,0,0)", "none", "LIST", "%03d",
        "raw", "gzip", "bzip2", "ascii", "hex", "True", "False", OUTSIDE, "../../outside.raw", "/etc/passwd",
        "link.raw", ".", "..", "./x", "\0", "\u00ff"};

    private static final double[] EXTREME_NUMBERS = {0, -1, 1, 2, 3, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
        Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffffffffL, 0x7fffffffffffffffL, Long.MIN_VALUE};

    private static final double[] EXTREME_FRACTIONS = {0, -0.0, 1e-30, 1e30, -1e30, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 0.5, -1};

    /**
     * @param file not empty
     * @param random decides where and how
     * @return another file
     */
    abstract byte[] apply(byte[] file, Random random);

    /** Mostly within the header, for which most of the code is. */
    private static int place(final byte[] file, final Random random) {
        return random.nextInt(random.nextInt(3) > 0 ? Math.min(file.length, 700) : file.length);
    }

    private static void putExtreme(final ByteBuffer buffer, final int at, final Random random) {
        final double number = EXTREME_NUMBERS[random.nextInt(EXTREME_NUMBERS.length)];
        final double fraction = EXTREME_FRACTIONS[random.nextInt(EXTREME_FRACTIONS.length)];
        if (buffer.capacity() < Long.BYTES) {
            buffer.put(0, (byte)(long)number);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> buffer.putShort(at, (short)(long)number);
            case 1 -> buffer.putInt(at, (int)(long)number);
            case 2 -> buffer.putLong(at, (long)number);
            case 3 -> buffer.putFloat(at, (float)fraction);
            default -> buffer.putDouble(at, fraction);
        }
    }

    private static byte[] joined(final byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
