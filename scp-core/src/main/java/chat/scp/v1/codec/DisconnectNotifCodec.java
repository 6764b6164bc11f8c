package chat.scp.v1.codec;

import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §10.2 */
final class DisconnectNotifCodec extends Scp1Codec<DisconnectNotif> {
    DisconnectNotifCodec() {
        super(Scp1Type.DISCONNECT_NOTIF, DisconnectNotif.class);
    }

    @Override
    int payloadBytes(DisconnectNotif pdu) {
        return WireWriter.text8Bytes(pdu.peer().text());
    }

    @Override
    void encodePayload(DisconnectNotif pdu, WireWriter out) {
        out.text8(pdu.peer().text());
    }

    @Override
    public DisconnectNotif decode(int flags, WireReader in) throws ProtocolException {
        return new DisconnectNotif(Scp1Codec.name(in));
    }
}
