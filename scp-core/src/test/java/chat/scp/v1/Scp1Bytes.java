package chat.scp.v1;

import chat.scp.pdu.Pdu;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.Framer;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes of SCP/1 as tests write and read them. */
final class Scp1Bytes {
    private Scp1Bytes() {}

    static byte[] of(Pdu... pdus) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Pdu pdu : pdus) {
            ByteBuffer frame = ByteBuffer.allocate(Scp1Codecs.TABLE.frameBytes(pdu));
            Scp1Codecs.TABLE.encode(pdu, frame, new WireWriter());
            bytes.writeBytes(frame.array());
        }
        return bytes.toByteArray();
    }

    static List<Scp1Pdu> pdus(byte[] bytes) {
        List<Scp1Pdu> pdus = new ArrayList<>();
        Framer framer = new Framer(FrameFormat.SCP1, FrameFormat.SCP1.maxFrameBytes());
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            while (framer.next(in)) {
                pdus.add((Scp1Pdu) new PduDecoder(Scp1Codecs.TABLE).decode(framer.frame()));
            }
        } catch (ProtocolException e) {
            throw new AssertionError("the session sent what nobody can read", e);
        }
        if (framer.bufferedBytes() > 0) {
            throw new AssertionError("the session sent half a frame");
        }
        return pdus;
    }

    static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
