package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Token;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.8 */
final class TokenCodec extends Scp2Codec<Token> {
    private static final int FIXED_BYTES = 4;

    TokenCodec() {
        super(Scp2Type.TOKEN, Token.class);
    }

    @Override
    int fieldBytes(Token pdu) {
        return FIXED_BYTES + 2 + pdu.token().size();
    }

    @Override
    void encodeFields(Token pdu, WireWriter out) {
        out.u32(pdu.tokenSeconds());
        out.bytes16(pdu.token());
    }

    @Override
    Token decodeFields(int flags, WireReader in) throws ProtocolException {
        int tokenSeconds = in.u32();
        Bytes token = in.bytes16();
        return new Token(tokenSeconds, token, extensions(flags, in));
    }
}
