package org.radiomics.knime.standin;

import org.radiomics.knime.standin.settings.SettingsTree;

/** A text in a frame on a workflow's canvas, or under a node. */
record Annotation(String text, int x, int y, int width, int height) {

    private static final int WHITE = 0xFFFFFF;

    private static final int YELLOW = 0xFFD800;

    private static final int LAYOUT = 20230412;

    void save(final SettingsTree settings) {
        settings.addString("text", text);
        settings.addString("contentType", text.startsWith("<") ? "text/html" : "text/plain");
        settings.addInt("bgcolor", WHITE);
        settings.addInt("x-coordinate", x);
        settings.addInt("y-coordinate", y);
        settings.addInt("width", width);
        settings.addInt("height", height);
        settings.addString("alignment", "LEFT");
        settings.addInt("borderSize", 2);
        settings.addInt("borderColor", YELLOW);
        settings.addInt("defFontSize", -1);
        settings.addInt("annotation-version", LAYOUT);
        settings.addTree("styles");
    }
}
