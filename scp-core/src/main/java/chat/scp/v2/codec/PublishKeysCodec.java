package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.v2.PublishKeys;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import java.util.List;

/** §7.7.1 */
final class PublishKeysCodec extends Scp2Codec<PublishKeys> {
    private static final int FIXED_BYTES = 4;

    PublishKeysCodec() {
        super(Scp2Type.PUBLISH_KEYS, PublishKeys.class);
    }

    @Override
    int fieldBytes(PublishKeys pdu) {
        return FIXED_BYTES + WireWriter.bytes16ListBytes(pdu.packages());
    }

    @Override
    void encodeFields(PublishKeys pdu, WireWriter out) {
        out.u32(pdu.request());
        out.list(pdu.packages(), WireWriter::bytes16);
    }

    @Override
    PublishKeys decodeFields(int flags, WireReader in) throws ProtocolException {
        int request = in.u32();
        List<Bytes> packages = in.list(2, WireReader::bytes16);
        return new PublishKeys(request, packages, extensions(flags, in));
    }
}
