package chat.scp.v1.codec;

import chat.scp.pdu.v1.ChatFwdReq;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ChatFwdReqCodec extends Scp1Codec<ChatFwdReq> {
    ChatFwdReqCodec() {
        super(Scp1Type.CHAT_FWD_REQ, ChatFwdReq.class);
    }

    @Override
    int payloadBytes(ChatFwdReq pdu) {
        return WireWriter.text8Bytes(pdu.originator().text());
    }

    @Override
    void encodePayload(ChatFwdReq pdu, WireWriter out) {
        out.text8(pdu.originator().text());
    }

    @Override
    public ChatFwdReq decode(int flags, WireReader in) throws ProtocolException {
        return new ChatFwdReq(Scp1Codec.name(in));
    }
}
