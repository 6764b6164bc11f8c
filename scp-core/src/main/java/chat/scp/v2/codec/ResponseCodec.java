package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.v2.Response;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.3 */
final class ResponseCodec extends Scp2Codec<Response> {

    ResponseCodec() {
        super(Scp2Type.RESPONSE, Response.class);
    }

    @Override
    int fieldBytes(Response pdu) {
        return 2 + pdu.data().size();
    }

    @Override
    void encodeFields(Response pdu, WireWriter out) {
        out.bytes16(pdu.data());
    }

    @Override
    Response decodeFields(int flags, WireReader in) throws ProtocolException {
        Bytes data = in.bytes16();
        return new Response(data, extensions(flags, in));
    }
}
