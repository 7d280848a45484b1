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
 * @param content of that file
 * @param entry name of the file that is given to the reader; empty for the folder
 * @param reading what reads it
 */
record Sample(String name, Map<String, byte[]> beside, String target, Content content, String entry, Reading reading) {

    /** Opens an image or regions through the front door. */
    @FunctionalInterface
    interface Reading {

        void read(Path path) throws IOException;
    }

    /** A file that stands alone, damaged before it is packed. */
    Sample(final String name, final String target, final Content content, final Reading reading) {
        this(name, Map.of(), target, content, target, reading);
    }

    /** A file that stands alone. */
    Sample(final String name, final String target, final byte[] file, final Reading reading) {
        this(name, target, Content.of(file), reading);
    }

    /** A file among others. */
    Sample(final String name, final Map<String, byte[]> beside, final String target, final byte[] file,
        final String entry, final Reading reading) {
        this(name, beside, target, Content.of(file), entry, reading);
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
        Files.write(folder.resolve(target), content.sound());
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
        final Content.Damaged damaged = content.damaged(random);
        Files.write(folder.resolve(target), damaged.file());
        return damaged.how();
    }
}
