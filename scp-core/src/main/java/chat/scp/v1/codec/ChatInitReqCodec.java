package chat.scp.v1.codec;

import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ChatInitReqCodec extends Scp1Codec<ChatInitReq> {
    ChatInitReqCodec() {
        super(Scp1Type.CHAT_INIT_REQ, ChatInitReq.class);
    }

    @Override
    int payloadBytes(ChatInitReq pdu) {
        return WireWriter.text8Bytes(pdu.peer().text());
    }

    @Override
    void encodePayload(ChatInitReq pdu, WireWriter out) {
        out.text8(pdu.peer().text());
    }

    @Override
    public ChatInitReq decode(int flags, WireReader in) throws ProtocolException {
        return new ChatInitReq(Scp1Codec.name(in));
    }
}
