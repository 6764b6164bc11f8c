package chat.scp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.fuzz.MessageViewChecks;
import chat.scp.fuzz.Mutator;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Message;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.vectors.Frames;
import chat.scp.vectors.Layout;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The view of a MESSAGE agrees with its codec, on right bytes and on wrong ones. */
class MessageViewTest {
    private static final PduDecoder DECODER = new PduDecoder(Scp2Codecs.TABLE);
    private static final int MUST_UNDERSTAND = ExtensionField.MUST_UNDERSTAND | 0x4000;

    private final MessageView view = new MessageView();

    @Provide
    Arbitrary<byte[]> messages() {
        return Frames.valid(Layout.SCP2, "MESSAGE");
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void viewAndCodecAgreeOnAnyMessage(@ForAll("messages") byte[] frame) throws ProtocolException {
        view.wrap(ByteBuffer.wrap(frame), 0, frame.length);
        MessageViewChecks.check(whole(frame), view, DECODER);
    }

    @Spec("6.1-10")
    @Property(tries = 8000, edgeCases = EdgeCasesMode.NONE)
    void viewAndCodecAgreeOnDamagedMessages(@ForAll("messages") byte[] frame, @ForAll long seed) {
        byte[] damaged = new Mutator(new Random(seed)).damageOneFrame(frame);
        try {
            Frame whole = whole(damaged);
            if (whole.typeCode() == MessageView.TYPE) {
                MessageViewChecks.check(whole, view, DECODER);
            }
        } catch (ProtocolException e) {
            assertEquals("3.1", e.section());
        }
    }

    @Spec({"6.1-9", "3.4-7"})
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void assigningTouchesOnlyWhatTheServerFillsIn(@ForAll("messages") byte[] frame) throws ProtocolException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(frame.length + 20).put(7, frame);
        view.wrap(buffer, 7, frame.length).assign(5, 6, 7, UserName.of("dora"));
        for (int i = 0; i < buffer.capacity(); i++) {
            int at = i - 7;
            boolean filledIn = (at >= 40 && at < 92);
            byte before = at >= 0 && at < frame.length ? frame[at] : 0;
            assertTrue(filledIn || buffer.get(i) == before, "byte " + at);
        }
    }

    @Test
    void aFieldThatMustBeUnderstoodIsSaidNotThrown() throws ProtocolException {
        byte[] frame = encode(new Extensions(java.util.List.of(
                new ExtensionField(1, Bytes.EMPTY), new ExtensionField(MUST_UNDERSTAND, Bytes.of((byte) 1)))));
        assertTrue(view.wrap(ByteBuffer.wrap(frame), 0, frame.length).mustUnderstand());
        byte[] plain = encode(Extensions.of(new ExtensionField(1, Bytes.EMPTY)));
        assertFalse(view.wrap(ByteBuffer.wrap(plain), 0, plain.length).mustUnderstand());
    }

    @Test
    void aFrameThatIsLongerThanItsHeaderSaysIsRefused() {
        byte[] frame = encode(Extensions.NONE);
        ByteBuffer longer = ByteBuffer.allocate(frame.length + 1).put(0, frame);
        ProtocolException e = assertThrows(ProtocolException.class, () -> view.wrap(longer, 0, longer.capacity()));
        assertEquals(ErrorCode.BAD_LENGTH, e.code());
    }

    @Test
    void anotherPduIsRefused() {
        byte[] frame = encode(Extensions.NONE);
        frame[1] = 0x31;
        ProtocolException e =
                assertThrows(ProtocolException.class, () -> view.wrap(ByteBuffer.wrap(frame), 0, frame.length));
        assertEquals(ErrorCode.UNEXPECTED, e.code());
    }

    @Test
    void aShortFrameIsRefused() {
        assertThrows(ProtocolException.class, () -> view.wrap(ByteBuffer.allocate(99), 0, 99));
    }

    private static byte[] encode(Extensions extensions) {
        return new PduEncoder(Scp2Codecs.TABLE)
                .encode(new Message(
                        new ConversationId(1, 2),
                        new MessageId(3, 4),
                        Position.NONE,
                        0,
                        UserName.NONE,
                        Body.text("hello"),
                        null,
                        0,
                        extensions));
    }

    private static Frame whole(byte[] frame) throws ProtocolException {
        return new Frame(FrameFormat.SCP2).wrap(ByteBuffer.wrap(frame), FrameFormat.SCP2.maxFrameBytes());
    }
}
