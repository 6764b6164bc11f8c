package chat.scp.v2;

import chat.scp.extension.Grease;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v2.Scp2Pdu;

/** What means nothing and is sent so that nobody forgets to pass over it, drawn from a link's nonce. §3.5 */
final class Greasing {
    private static final int MAX_BYTES = 8;

    private final Bytes nonce;

    Greasing(Bytes nonce) {
        this.nonce = nonce;
    }

    /** A frame of a type that nobody knows. */
    UnknownPdu frame() {
        return new UnknownPdu(Scp2Pdu.VERSION, Grease.PDU_TYPE.pick(at(0)), 0, some(1));
    }

    /** An extension field that nobody knows. */
    Extensions field() {
        return Extensions.of(new ExtensionField(Grease.EXTENSION_TYPE.pick(at(2)), some(3)));
    }

    int at(int index) {
        return nonce.size() > index ? nonce.get(index) : 0;
    }

    private Bytes some(int index) {
        byte[] bytes = new byte[Math.floorMod(at(index), MAX_BYTES + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) at(index + i);
        }
        return Bytes.of(bytes);
    }
}
