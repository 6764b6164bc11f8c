package chat.scp.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text and names of §3.3 and §10.2, by the JDK's decoder and by patterns. */
final class LayoutText {
    private static final Pattern USER_NAME = Pattern.compile("(|[a-z0-9][a-z0-9._-]*|~[a-z0-9._-]+)\\x00*");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F]");

    private LayoutText() {}

    static String any(byte[] bytes) throws LayoutError {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LayoutError("BAD_UTF8", "3.3");
        }
    }

    static String shown(byte[] bytes) throws LayoutError {
        String text = any(bytes);
        if (CONTROL.matcher(text).find()) {
            throw new LayoutError("BAD_VALUE", "3.3");
        }
        return text;
    }

    static String legacyName(byte[] bytes) throws LayoutError {
        String text = any(bytes);
        if (text.isEmpty() || CONTROL.matcher(text).find()) {
            throw new LayoutError("BAD_NAME", "10.2");
        }
        return text;
    }

    /** Zeros alone, or a name and zeros. */
    static String userName(byte[] bytes) throws LayoutError {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!USER_NAME.matcher(text).matches()) {
            throw new LayoutError("BAD_NAME", "3.3");
        }
        return text.replace("\0", "");
    }
}
