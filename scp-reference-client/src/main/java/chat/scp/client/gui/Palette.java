package chat.scp.client.gui;

import java.awt.Color;
import javax.swing.UIManager;

/** The colours that are not the look and feel's own. */
record Palette(
        Color background,
        Color sidebar,
        Color own,
        Color other,
        Color text,
        Color muted,
        Color accent,
        Color onAccent,
        Color line,
        Color selection,
        Color warning,
        Color warningText,
        Color error,
        Color good) {
    static final Palette LIGHT = new Palette(
            rgb(0xFFFFFF),
            rgb(0xF4F5F8),
            rgb(0xDCE9FD),
            rgb(0xF0F1F4),
            rgb(0x1C1E21),
            rgb(0x666C76),
            rgb(0x2B63D9),
            rgb(0xFFFFFF),
            rgb(0xE1E3E8),
            rgb(0xDFE7F8),
            rgb(0xFFF1CF),
            rgb(0x664D03),
            rgb(0xB3261E),
            rgb(0x1E8E4E));
    static final Palette DARK = new Palette(
            rgb(0x1E2024),
            rgb(0x181A1D),
            rgb(0x264A7E),
            rgb(0x2C2F35),
            rgb(0xE6E8EB),
            rgb(0x9BA2AD),
            rgb(0x6E9FFF),
            rgb(0x10131A),
            rgb(0x32353B),
            rgb(0x2B3444),
            rgb(0x4A3B12),
            rgb(0xF6DE9E),
            rgb(0xFF8A80),
            rgb(0x57C785));

    /** Of the look that is set now. */
    static Palette now() {
        return UIManager.getBoolean("laf.dark") ? DARK : LIGHT;
    }

    private static Color rgb(int value) {
        return new Color(value);
    }
}
