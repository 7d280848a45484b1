package org.radiomics.knime.feature.phantom;

/**
 * The sizes of one patient's spine in mm around the affected vertebra, and the fat and disc wear that come with age.
 *
 * @param level part of the spine
 * @param scale size relative to an average adult
 * @param marrowFat mean share of fat in marrow, 0 to 1
 * @param muscleFat mean share of fat in muscle, 0 to 1
 * @param discWear 0 for a young disc, 1 for a dried-out one
 * @param subcutaneousFat thickness of the fat under the skin of the back
 */
record Stature(VertebralLevel level, double scale, double marrowFat, double muscleFat, double discWear,
    double subcutaneousFat) {

    /** Thickness of the muscles behind the vertebral arches beyond the spinous process. */
    private static final double MUSCLE_OVERHANG = 3;

    /**
     * Draws a patient's sizes. The share of marrow fat rises with age by about 7 % per decade (Kugel et al. 2001, J
     * Magn Reson Imaging 13:263).
     */
    static Stature draw(final VertebralLevel level, final boolean male, final double age, final Draws draws) {
        final double scale = (male ? 1.04 : 0.95) * draws.truncatedGaussian(1, 0.04, 0.9, 1.1);
        final double marrowFat = draws.truncatedGaussian(0.16 + 0.0055 * age, 0.07, 0.15, 0.75);
        final double muscleFat = draws.truncatedGaussian(0.03 + 0.0022 * age, 0.05, 0.02, 0.4);
        final double discWear = draws.truncatedGaussian(age / 85, 0.2, 0, 1);
        final double fat = draws.truncatedGaussian(level == VertebralLevel.CERVICAL ? 10 : 16, 7, 4, 40);
        return new Stature(level, scale, marrowFat, muscleFat, discWear, fat);
    }

    /** @return half the vertebral body from front to back */
    double bodyHalfDepth() {
        return level.depth() * scale / 2;
    }

    /** @return half the vertebral body from right to left */
    double bodyHalfWidth() {
        return level.width() * scale / 2;
    }

    /** @return half the vertebral body from end plate to end plate at its edge */
    double bodyHalfHeight() {
        return level.height() * scale / 2;
    }

    /** @return from one body's centre to the next */
    double pitch() {
        return (level.height() + level.discHeight()) * scale;
    }

    /** @return half the canal from front to back */
    double canalHalfDepth() {
        return level.canalDepth() * scale / 2;
    }

    /** @return half the canal from right to left */
    double canalHalfWidth() {
        return level.canalWidth() * scale / 2;
    }

    /** @return the canal's centre behind the centre of the body */
    double canalCentre() {
        return bodyHalfDepth() + canalHalfDepth();
    }

    /** @return the tips of the spinous processes behind the centre of the body */
    double spinousTip() {
        return canalCentre() + canalHalfDepth() + level.spinousLength() * scale;
    }

    /** @return the muscles' fascia behind the centre of the body */
    double fascia() {
        return spinousTip() + MUSCLE_OVERHANG;
    }

    /** @return the skin's surface behind the centre of the body */
    double skin() {
        return fascia() + subcutaneousFat;
    }
}
