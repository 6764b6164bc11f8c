package chat.scp.client.gui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;

/** Light or dark. */
enum Theme {
    LIGHT,
    DARK;

    /** As it was written; anything else is light. */
    static Theme of(String text) {
        return text.strip().toUpperCase(Locale.ROOT).equals(DARK.name()) ? DARK : LIGHT;
    }

    Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** Sets it for windows to come, and those that are there; {@code textSize} in points. */
    void apply(int textSize) {
        Palette palette = this == DARK ? Palette.DARK : Palette.LIGHT;
        FlatLaf.setGlobalExtraDefaults(Map.ofEntries(
                Map.entry("@accentColor", hex(palette.accent())),
                Map.entry("@background", hex(palette.background())),
                Map.entry("Component.focusWidth", "1"),
                Map.entry("Component.innerFocusWidth", "0"),
                Map.entry("Component.arc", "8"),
                Map.entry("Button.arc", "8"),
                Map.entry("TextComponent.arc", "8"),
                Map.entry("ScrollBar.width", "10"),
                Map.entry("ScrollBar.thumbArc", "999"),
                Map.entry("ScrollBar.thumbInsets", "2,2,2,2"),
                Map.entry("ScrollBar.track", hex(palette.background())),
                Map.entry("ScrollPane.arc", "12"),
                Map.entry("Button.default.background", "@accentColor"),
                Map.entry("Button.default.foreground", hex(palette.onAccent())),
                Map.entry("Button.default.borderColor", "@accentColor"),
                Map.entry("Button.default.focusedBackground", "@accentColor"),
                Map.entry("Button.default.focusedBorderColor", "@accentColor"),
                Map.entry("Button.default.hoverBackground", "darken(@accentColor,5%)"),
                Map.entry("Button.default.pressedBackground", "darken(@accentColor,10%)"),
                Map.entry("TitlePane.unifiedBackground", "true")));
        UIManager.put("defaultFont", null);
        if (this == DARK) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        Font usual = UIManager.getFont("defaultFont");
        UIManager.put("defaultFont", new FontUIResource(usual.deriveFont((float) textSize)));
        FlatLaf.updateUI();
    }

    /** The button that people press most. */
    static JButton first(JButton button) {
        button.putClientProperty(
                "FlatLaf.style",
                "background: $Button.default.background; foreground: $Button.default.foreground;"
                        + " borderColor: $Button.default.borderColor;"
                        + " hoverBackground: $Button.default.hoverBackground;"
                        + " pressedBackground: $Button.default.pressedBackground");
        return button;
    }

    private static String hex(Color color) {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }
}
