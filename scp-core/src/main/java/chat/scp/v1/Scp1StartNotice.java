package chat.scp.v1;

import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The TEXT by which a server says that a chat has started: {@code Chat with bob started.} SCP/1 has no
 * PDU for it, so that a client has to read what is written for people. §10.3
 */
final class Scp1StartNotice {
    private static final String WORD = "started";
    private static final String BEFORE = "Chat with ";
    private static final String AFTER = " started.";

    private Scp1StartNotice() {}

    /** For who asked: the text holds the word and the peer's name. */
    static boolean isFor(LegacyName asked, String text) {
        return text.contains(WORD) && text.contains(asked.text());
    }

    /** For who was asked: the peer whom the text names, or null if it is no start notice. */
    static @Nullable LegacyName peer(LegacyName originator, String text) {
        if (!text.contains(WORD)) {
            return null;
        }
        if (text.startsWith(BEFORE) && text.endsWith(AFTER) && text.length() > BEFORE.length() + AFTER.length()) {
            return name(text.substring(BEFORE.length(), text.length() - AFTER.length()));
        }
        // Another server's words: a name of several words is only found if it is the expected one.
        return text.contains("with " + originator.text()) ? originator : wordAfterWith(text);
    }

    private static @Nullable LegacyName wordAfterWith(String text) {
        String[] words = text.split(" ", -1);
        for (int i = 0; i < words.length - 1; i++) {
            if (words[i].equals("with")) {
                return name(words[i + 1]);
            }
        }
        return null;
    }

    private static @Nullable LegacyName name(String text) {
        boolean valid = !text.isEmpty() && Utf8.byteCount(text) <= LegacyName.MAX_BYTES && !Utf8.hasControl(text);
        return valid ? new LegacyName(text) : null;
    }
}
