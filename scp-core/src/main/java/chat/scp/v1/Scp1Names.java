package chat.scp.v1;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Name;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What follows from a name. SCP/1 names people and nothing else; the identifiers that the rest of the
 * library wants are made of the name, so that the same name gives the same ones.
 */
final class Scp1Names {
    private Scp1Names() {}

    /** The name as SCP/1 has it on the wire. */
    static LegacyName legacy(Name name) {
        return name instanceof LegacyName legacy ? legacy : new LegacyName(name.text());
    }

    /** A client knows its chats by their peers. */
    static ConversationId conversation(LegacyName peer) {
        ByteBuffer digest = sha256(peer);
        return new ConversationId(digest.getLong(0), digest.getLong(8));
    }

    /** Everybody has one device. */
    static DeviceId device(LegacyName user) {
        ByteBuffer digest = sha256(user);
        return new DeviceId(digest.getLong(0), digest.getLong(8));
    }

    private static ByteBuffer sha256(LegacyName name) {
        try {
            byte[] utf8 = name.text().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(utf8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
