package chat.scp.v1.codec;

import chat.scp.pdu.v1.ChatFwdResp;
import chat.scp.pdu.v1.FwdStatus;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ChatFwdRespCodec extends Scp1Codec<ChatFwdResp> {
    ChatFwdRespCodec() {
        super(Scp1Type.CHAT_FWD_RESP, ChatFwdResp.class);
    }

    @Override
    int payloadBytes(ChatFwdResp pdu) {
        return 1 + WireWriter.text8Bytes(pdu.originator().text());
    }

    @Override
    void encodePayload(ChatFwdResp pdu, WireWriter out) {
        out.coded(pdu.status());
        out.text8(pdu.originator().text());
    }

    @Override
    public ChatFwdResp decode(int flags, WireReader in) throws ProtocolException {
        return new ChatFwdResp(in.coded(FwdStatus::ofCode), Scp1Codec.name(in));
    }
}
