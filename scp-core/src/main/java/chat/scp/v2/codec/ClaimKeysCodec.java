package chat.scp.v2.codec;

import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.ClaimKeys;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.7.2 */
final class ClaimKeysCodec extends Scp2Codec<ClaimKeys> {
    private static final int FIXED_BYTES = 36;

    ClaimKeysCodec() {
        super(Scp2Type.CLAIM_KEYS, ClaimKeys.class);
    }

    @Override
    int fieldBytes(ClaimKeys pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(ClaimKeys pdu, WireWriter out) {
        out.u32(pdu.request());
        out.name(pdu.user());
    }

    @Override
    ClaimKeys decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        UserName user = in.name();
        return new ClaimKeys(request, user, extensions(flags, in));
    }
}
