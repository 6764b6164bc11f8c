package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Welcome;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import java.util.List;

/** §7.1.4 */
final class WelcomeCodec extends Scp2Codec<Welcome> {
    private static final int FIXED_BYTES = 79;

    WelcomeCodec() {
        super(Scp2Type.WELCOME, Welcome.class);
    }

    @Override
    int fieldBytes(Welcome pdu) {
        return FIXED_BYTES
                + WireWriter.text8Bytes(pdu.displayName())
                + WireWriter.text8Bytes(pdu.agent())
                + 2
                + 2 * pdu.capabilities().size()
                + 2
                + pdu.proof().size()
                + 2
                + pdu.token().size()
                + 2
                + ConversationState.BYTES * pdu.conversations().size();
    }

    @Override
    void encodeFields(Welcome pdu, WireWriter out) {
        out.id(pdu.session());
        out.name(pdu.user());
        out.u64(pdu.timeMillis());
        out.u32(pdu.maxFrameBytes());
        out.u32(pdu.window());
        out.u32(pdu.maxUnanswered());
        out.u32(pdu.idleTimeoutMillis());
        out.u32(pdu.tokenSeconds());
        out.u16(pdu.conversationChannels());
        out.u8(pdu.version());
        out.text8(pdu.displayName());
        out.text8(pdu.agent());
        out.list(pdu.capabilities(), (o, c) -> o.u16(c.value()));
        out.bytes16(pdu.proof());
        out.bytes16(pdu.token());
        out.list(pdu.conversations(), WireWriter::conversationState);
    }

    @Override
    Welcome decodeFields(int flags, WireReader in) throws ProtocolException {
        SessionId session = in.sessionId();
        UserName user = in.name();
        long timeMillis = in.u64();
        int maxFrameBytes = in.u32();
        int window = in.u32();
        int maxUnanswered = in.u32();
        int idleTimeoutMillis = in.u32();
        int tokenSeconds = in.u32();
        int conversationChannels = in.u16();
        int version = in.u8();
        String displayName = in.text8();
        String agent = in.text8();
        List<Capability> capabilities = in.list(2, i -> Capability.of(i.u16()));
        Bytes proof = in.bytes16();
        Bytes token = in.bytes16();
        List<ConversationState> conversations = in.list(ConversationState.BYTES, WireReader::conversationState);
        return new Welcome(
                session,
                user,
                timeMillis,
                maxFrameBytes,
                window,
                maxUnanswered,
                idleTimeoutMillis,
                tokenSeconds,
                conversationChannels,
                version,
                displayName,
                agent,
                capabilities,
                proof,
                token,
                conversations,
                extensions(flags, in));
    }
}
