package chat.scp.v1;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.Name;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.Utf8;
import chat.scp.wire.MessageView;

/** The texts of TEXT and ERROR. Nothing that is built here is longer than its field. §10.4 */
final class Scp1Texts {
    /** The payload's length has 16 bits, and two bytes of it are the text's own length. */
    static final int MAX_TEXT_BYTES = 0xFFFD;

    static final int MAX_ERROR_BYTES = 0xFF;

    private Scp1Texts() {}

    static String started(Name peer) {
        return "Chat with " + peer.text() + " started.";
    }

    /** Whether it is the start notice of a chat with this peer: SCP/1 has no PDU for that, only words. §10.3 */
    static boolean saysStarted(String text, Name peer) {
        // The peer, too, may write about what has started; such a line has overtaken the notice.
        return text.contains("started") && text.contains(peer.text()) && !text.startsWith(prefix(peer));
    }

    /** What stands in front of a peer's lines. */
    static String prefix(Name sender) {
        return sender.text() + ": ";
    }

    /**
     * A message as a line of SCP/1. What SCP/1 cannot show is named in brackets, so that the user
     * knows at least that there was something.
     */
    static String relayed(Name sender, MessageView message) {
        return fit(prefix(sender) + line(message), MAX_TEXT_BYTES);
    }

    /** What the operator says; not to be mistaken for a partner's line. §4.12 */
    static String notice(String text) {
        return fit("Notice of the server: " + text, MAX_TEXT_BYTES);
    }

    /** As much of the text as fits, cut between characters. */
    static String fit(String text, int maxBytes) {
        if (Utf8.byteCount(text) <= maxBytes) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    private static String line(MessageView message) {
        RelationKind relation = message.relationKind();
        if (relation == null) {
            return body(message);
        }
        return switch (relation) {
            case REPLY -> body(message);
            case EDIT -> "[edited] " + body(message);
            case DELETE -> "[deleted a message]";
            case REACTION -> message.bodyBytes() == 0 ? "[took back a reaction]" : "[reacted] " + body(message);
        };
    }

    private static String body(MessageView message) {
        ContentType type = message.contentType();
        if (type.equals(ContentType.TEXT) || type.equals(ContentType.EMOJI) || type.equals(ContentType.NOTICE)) {
            return Bytes.copyOf(message.buffer(), message.bodyOffset(), message.bodyBytes())
                    .utf8();
        }
        if (type.equals(ContentType.ATTACHMENT)) {
            return "[attachment]";
        }
        return type.equals(ContentType.ENCRYPTED) ? "[encrypted message]" : "[message of another kind]";
    }
}
