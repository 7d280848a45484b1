package org.radiomics.knime.standin;

/**
 * Which bundle brings a node; KNIME names it where the node is missing.
 *
 * @param name of the bundle
 * @param symbolicName of the bundle
 * @param vendor of the bundle
 * @param version of the bundle
 */
public record NodeBundle(String name, String symbolicName, String vendor, String version) {
}
