package chat.scp.benchmarks.codec;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Stored;
import chat.scp.pdu.v2.Typing;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.PduEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a client of a busy room sees: messages short and long, marks, acknowledgements, typing, a ping now and then. */
public final class MixedStream {
    static final int PDUS = 64;
    /** About what one QUIC packet carries. */
    private static final int PACKET_BYTES = 1200;

    /** How the stream's bytes come. */
    public enum Chunks {
        /** One frame in each chunk. */
        WHOLE,
        /** All frames in one chunk. */
        COALESCED,
        /** Chunks of a packet's size, wherever frames may end. */
        SPLIT
    }

    private MixedStream() {}

    static List<Pdu> pdus() {
        Chat[] brief = Chat.messages(Text.UTF8_64);
        Chat[] lengthy = Chat.messages(Text.ASCII_1K);
        List<Pdu> pdus = new ArrayList<>();
        for (int i = 0; i < PDUS; i++) {
            Chat chat = (i % 16 == 3 ? lengthy : brief)[i % Chat.COUNT];
            ConversationId conversation = new ConversationId(chat.conversationHigh(), chat.conversationLow());
            MessageId id = new MessageId(chat.idHigh(), chat.idLow());
            Position position = new Position(chat.epoch(), chat.sequence());
            UserName sender = UserName.of(chat.sender());
            pdus.add(
                    switch (i % 8) {
                        case 1 -> new Mark(conversation, sender, position, MarkKind.READ);
                        case 2, 6 -> new Stored(conversation, id, position, chat.timeMillis(), false);
                        case 4 -> new Typing(conversation, sender, i, 5000, true);
                        case 5 -> new Ping(chat.idLow());
                        default ->
                            new Message(
                                    conversation,
                                    id,
                                    position,
                                    chat.timeMillis(),
                                    sender,
                                    Body.text(chat.text()),
                                    null,
                                    0,
                                    Extensions.NONE);
                    });
        }
        return pdus;
    }

    static ByteBuffer[] cut(Chunks chunks) {
        PduEncoder encoder = new PduEncoder(Scp2Codecs.TABLE);
        List<ByteBuffer> whole = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Pdu pdu : pdus()) {
            byte[] frame = encoder.encode(pdu);
            whole.add(ByteBuffer.wrap(frame));
            all.writeBytes(frame);
        }
        return switch (chunks) {
            case WHOLE -> whole.toArray(ByteBuffer[]::new);
            case COALESCED -> new ByteBuffer[] {ByteBuffer.wrap(all.toByteArray())};
            case SPLIT -> split(all.toByteArray());
        };
    }

    private static ByteBuffer[] split(byte[] all) {
        List<ByteBuffer> packets = new ArrayList<>();
        for (int at = 0; at < all.length; at += PACKET_BYTES) {
            int length = Math.min(PACKET_BYTES, all.length - at);
            packets.add(ByteBuffer.wrap(all, at, length).slice());
        }
        return packets.toArray(ByteBuffer[]::new);
    }
}
