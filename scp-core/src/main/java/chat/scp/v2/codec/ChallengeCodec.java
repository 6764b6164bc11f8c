package chat.scp.v2.codec;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import java.util.List;

/** §7.1.2 */
final class ChallengeCodec extends Scp2Codec<Challenge> {

    ChallengeCodec() {
        super(Scp2Type.CHALLENGE, Challenge.class);
    }

    @Override
    int fieldBytes(Challenge pdu) {
        return 2 + pdu.mechanisms().size() + 2 + pdu.data().size();
    }

    @Override
    void encodeFields(Challenge pdu, WireWriter out) {
        out.list(pdu.mechanisms(), (o, m) -> o.u8(m.value()));
        out.bytes16(pdu.data());
    }

    @Override
    Challenge decodeFields(int flags, WireReader in) throws ProtocolException {
        List<Mechanism> mechanisms = in.list(1, i -> Mechanism.of(i.u8()));
        Bytes data = in.bytes16();
        return new Challenge(mechanisms, data, extensions(flags, in));
    }
}
