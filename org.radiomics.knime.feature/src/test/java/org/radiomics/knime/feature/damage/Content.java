package org.radiomics.knime.feature.damage;

import java.io.IOException;
import java.util.Random;

/** What a file holds, and how to damage it. */
interface Content {

    /**
     * A damaged file.
     *
     * @param how what was done to it
     * @param file its bytes
     */
    record Damaged(String how, byte[] file) {
    }

    /** Makes a file from its content, as compression does. */
    @FunctionalInterface
    interface Packing {

        byte[] pack(byte[] content) throws IOException;
    }

    /** @return the sound file */
    byte[] sound() throws IOException;

    /**
     * @param random decides on the damage
     * @return another file
     */
    Damaged damaged(Random random) throws IOException;

    /** @return a file that is damaged anywhere */
    static Content of(final byte[] file) {
        return of(file, content -> content);
    }

    /** @return a file that is damaged before it is packed */
    static Content of(final byte[] content, final Packing packing) {
        return new Content() {
            @Override
            public byte[] sound() throws IOException {
                return packing.pack(content);
            }

            @Override
            public Damaged damaged(final Random random) throws IOException {
                final Damage[] damages = Damage.values();
                final Damage damage = damages[random.nextInt(damages.length)];
                final byte[] once = damage.apply(content, random);
                if (once.length == 0 || random.nextInt(4) > 0) {
                    return new Damaged(damage.name(), packing.pack(once));
                }
                final Damage another = damages[random.nextInt(damages.length)];
                return new Damaged(damage + " " + another, packing.pack(another.apply(once, random)));
            }
        };
    }
}
