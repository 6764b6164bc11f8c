package chat.scp.v1.codec;

import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class ChatInitRespCodec extends Scp1Codec<ChatInitResp> {
    ChatInitRespCodec() {
        super(Scp1Type.CHAT_INIT_RESP, ChatInitResp.class);
    }

    @Override
    int payloadBytes(ChatInitResp pdu) {
        return 1;
    }

    @Override
    void encodePayload(ChatInitResp pdu, WireWriter out) {
        out.coded(pdu.status());
    }

    @Override
    public ChatInitResp decode(int flags, WireReader in) throws ProtocolException {
        return new ChatInitResp(in.coded(InitStatus::ofCode));
    }
}
