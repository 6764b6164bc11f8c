package chat.scp.vectors;

import chat.scp.registry.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For one piece of a frame, the bytes that must not stand there. */
final class BadPieces {
    /** Other bytes for the piece, why they are wrong, and what breaking that rule earns. */
    record Bad(String name, byte[] bytes, String error, String section) {}

    private static final Map<String, String> NOT_UTF8 = ordered(
            "an overlong form", "c080",
            "an overlong form of three bytes", "e08080",
            "half of a surrogate pair", "eda080",
            "a character past U+10FFFF", "f4908080",
            "a byte that begins nothing", "80",
            "a cut-off sequence", "e4bd",
            "a byte that never occurs", "ff");
    private static final Map<String, String> CONTROLS =
            ordered("a newline", "610a62", "NUL", "00", "DEL", "7f", "a C1 control", "c285");
    private static final Map<String, String> NOT_NAMES = ordered(
            "a capital", "Alice",
            "a dot in front", ".alice",
            "nothing behind the tilde", "~",
            "a space", "al ice",
            "a letter outside of ASCII", "\u00E5sa",
            "bytes behind its end", "alice\0b",
            "a zero in front", "\0alice");

    private final List<Bad> all = new ArrayList<>();

    private BadPieces() {}

    static List<Bad> of(Piece piece) {
        BadPieces bad = new BadPieces();
        FieldType type = piece.type();
        switch (piece.role()) {
            case LENGTH -> bad.add("a length that lies", ones(type.size()), "BAD_LENGTH", "3.2");
            case COUNT -> bad.add("a count that lies", ones(type.size()), "BAD_LENGTH", "3.2");
            case VALUE -> bad.values(piece);
            case HEADER, EXTENSION -> {}
        }
        return bad.all;
    }

    private void values(Piece piece) {
        FieldType type = piece.type();
        switch (type.kind()) {
            case NUMBER, CODE -> {
                if (type.size() >= 4) {
                    add("the top bit set", topBit(type.size()), "BAD_VALUE", "3.3");
                }
                if (piece.name().equals("expiresAtMillis")) {
                    add("a flag for nothing", new byte[8], "BAD_VALUE", "7.4.1");
                }
            }
            case BOOL -> add("neither 0 nor 1", new byte[] {2}, "BAD_VALUE", "3.3");
            case ENUM -> enums(type);
            case USER_NAME ->
                NOT_NAMES.forEach((why, name) ->
                        add(why, Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 32), "BAD_NAME", "3.3"));
            case SHOWN_TEXT -> {
                NOT_UTF8.forEach((why, hex) -> add(why, hex, "BAD_UTF8", "3.3"));
                CONTROLS.forEach((why, hex) -> add(why, hex, "BAD_VALUE", "3.3"));
            }
            case ANY_TEXT -> NOT_UTF8.forEach((why, hex) -> add(why, hex, "BAD_UTF8", "3.3"));
            case LEGACY_NAME -> {
                add("nothing", "", "BAD_NAME", "10.2");
                NOT_UTF8.forEach((why, hex) -> add(why, hex, "BAD_UTF8", "3.3"));
                CONTROLS.forEach((why, hex) -> add(why, hex, "BAD_NAME", "10.2"));
            }
            case OPAQUE, ID, FIXED_BYTES, BYTES, BODY, STRUCT, LIST -> {}
        }
    }

    private void enums(FieldType type) {
        for (int value : new int[] {
            0, type.entries().values().size(), type.entries().values().size() + 1, 0xFF
        }) {
            if (type.entries().ofValue(value).isEmpty()) {
                add("the value " + value, new byte[] {(byte) value}, "BAD_VALUE", "3.3");
            }
        }
    }

    private void add(String name, String hex, String error, String section) {
        add(name, HexFormat.of().parseHex(hex), error, section);
    }

    private void add(String name, byte[] bytes, String error, String section) {
        all.add(new Bad(name, bytes, error, section));
    }

    /** As written here, so that vectors come out in one order. */
    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static byte[] ones(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static byte[] topBit(int size) {
        byte[] bytes = new byte[size];
        bytes[0] = (byte) 0x80;
        return bytes;
    }
}
