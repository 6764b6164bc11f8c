package chat.scp.extension;

import chat.scp.pdu.Attachment;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The body of a message that refers to a file. Stateless. §6.8
 *
 * <pre>
 *  0  size       u64
 *  8  sha256     bytes32
 * 40  mediaType  text8
 *     name       text8
 *     uri        text16
 *     caption    text16
 * </pre>
 */
public final class AttachmentBody {
    private static final int FIXED_BYTES = 8 + Attachment.HASH_BYTES;

    private AttachmentBody() {}

    public static Body of(Attachment attachment) {
        ByteBuffer content = ByteBuffer.allocate(FIXED_BYTES
                + WireWriter.text8Bytes(attachment.mediaType())
                + WireWriter.text8Bytes(attachment.name())
                + WireWriter.text16Bytes(attachment.uri())
                + WireWriter.text16Bytes(attachment.caption()));
        WireWriter out = new WireWriter().wrap(content, 0);
        out.u64(attachment.size());
        out.bytes(attachment.sha256());
        out.text8(attachment.mediaType());
        out.text8(attachment.name());
        out.text16(attachment.uri());
        out.text16(attachment.caption());
        return new Body(ContentType.ATTACHMENT, Bytes.copyOf(content, 0, content.capacity()));
    }

    /**
     * The attachment that this body refers to; empty if it is of another type or cannot be read. Bodies are the
     * sender's, not the server's, so that a bad one is never a reason to close a session. §6.8-4
     */
    public static Optional<Attachment> read(Body body) {
        if (!body.contentType().equals(ContentType.ATTACHMENT)) {
            return Optional.empty();
        }
        WireReader in = new WireReader()
                .wrap(body.content().asBuffer(), 0, body.content().size());
        try {
            // §6.8: what follows the caption is passed over.
            return Optional.of(new Attachment(
                    in.u64(), in.bytes(Attachment.HASH_BYTES), in.text8(), in.text8(), in.text16(), in.text16()));
        } catch (ProtocolException | IllegalArgumentException e) {
            return Optional.empty(); // cut short, not text, or longer than an attachment's fields may be
        }
    }
}
