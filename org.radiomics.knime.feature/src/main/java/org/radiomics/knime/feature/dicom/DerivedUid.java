package org.radiomics.knime.feature.dicom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Unique identifiers that follow from a content: the same content is the same object wherever it is written. */
final class DerivedUid {

    private DerivedUid() {
    }

    /**
     * @param content a digest of what is identified, or all of it
     * @param role tells apart the identifiers of one content
     * @return 2.25 and a name-based UUID as a decimal number (PS3.5 B.2)
     */
    static String of(final byte[] content, final String role) {
        final byte[] suffix = role.getBytes(StandardCharsets.UTF_8);
        final UUID uuid = UUID.nameUUIDFromBytes(
            ByteBuffer.allocate(content.length + suffix.length).put(content).put(suffix).array());
        final byte[] bits = ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits()).array();
        return "2.25." + new BigInteger(1, bits);
    }
}
