package chat.scp.v2.codec;

import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.5.2 */
final class PresenceCodec extends Scp2Codec<Presence> {
    private static final int FIXED_BYTES = 41;

    PresenceCodec() {
        super(Scp2Type.PRESENCE, Presence.class);
    }

    @Override
    int fieldBytes(Presence pdu) {
        return FIXED_BYTES + WireWriter.text8Bytes(pdu.text());
    }

    @Override
    void encodeFields(Presence pdu, WireWriter out) {
        out.name(pdu.user());
        out.u32(pdu.counter());
        out.u32(pdu.ttlMillis());
        out.coded(pdu.status());
        out.text8(pdu.text());
    }

    @Override
    Presence decodeFields(int flags, WireReader in) throws ProtocolException {
        UserName user = in.name();
        int counter = in.u32();
        int ttlMillis = in.u32();
        PresenceStatus status = in.coded(PresenceStatus::ofCode);
        String text = in.text8();
        return new Presence(user, counter, ttlMillis, status, text, extensions(flags, in));
    }
}
