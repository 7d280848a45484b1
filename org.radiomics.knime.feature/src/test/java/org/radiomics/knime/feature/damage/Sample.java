package org.radiomics.knime.feature.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * A small sound image or file of regions in one variant of a format, of which one file is going to be damaged.
 *
 * @param name of the variant
 * @param beside other files of its folder by name
 * @param target name of the file to damage
 * @param content of that file, before packing
 * @param packing makes the file from the damaged content, as compression does; or leaves it
 * @param entry name of the file that is given to the reader; empty for the folder
 * @param reading what reads it
 */
record Sample(String name, Map<String, byte[]> beside, String target, byte[] content, Packing packing, String entry,
    Reading reading) {

    /** Makes a file from its content. */
    @FunctionalInterface
    interface Packing {

        byte[] pack(byte[] content) throws IOException;
    }

    /** Opens an image or regions through the front door. */
    @FunctionalInterface
    interface Reading {

        void read(Path path) throws IOException;
    }

    /** An image in one file. */
    Sample(final String name, final String target, final byte[] content, final Packing packing, final Reading reading) {
        this(name, Map.of(), target, content, packing, target, reading);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Writes all files, sound.
     *
     * @param folder is made
     * @return what to give to the reader
     */
    Path write(final Path folder) throws IOException {
        Files.createDirectories(folder);
        for (final Map.Entry<String, byte[]> file : beside.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve(target), packing.pack(content));
        return entry.isEmpty() ? folder : folder.resolve(entry);
    }

    /**
     * Writes the one file, damaged.
     *
     * @param folder with the sound files
     * @param random decides on the damage
     * @return how it was damaged
     */
    String writeDamaged(final Path folder, final Random random) throws IOException {
        final Damage[] damages = Damage.values();
        final Damage damage = damages[random.nextInt(damages.length)];
        byte[] file = damage.apply(content, random);
        String done = damage.name();
        if (random.nextInt(4) == 0 && file.length > 0) {
            final Damage another = damages[random.nextInt(damages.length)];
            file = another.apply(file, random);
            done += " " + another;
        }
        Files.write(folder.resolve(target), packing.pack(file));
        return done;
    }
}
