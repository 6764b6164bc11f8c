package chat.scp.v2.codec;

import chat.scp.pdu.Body;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.MessageView;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** §7.4.1; drawn in {@link MessageView}. */
final class MessageCodec extends Scp2Codec<Message> {
    private static final int FIXED_BYTES = 92;
    private static final int EXPIRY_BYTES = 8;

    MessageCodec() {
        super(Scp2Type.MESSAGE, Message.class, MessageView.FLAG_RELATION | MessageView.FLAG_EXPIRY);
    }

    @Override
    int flags(Message pdu) {
        return (pdu.relation() != null ? MessageView.FLAG_RELATION : 0)
                | (pdu.expiresAtMillis() != 0 ? MessageView.FLAG_EXPIRY : 0);
    }

    @Override
    int fieldBytes(Message pdu) {
        return FIXED_BYTES
                + (pdu.relation() != null ? Relation.BYTES : 0)
                + (pdu.expiresAtMillis() != 0 ? EXPIRY_BYTES : 0)
                + pdu.body().content().size();
    }

    @Override
    void encodeFields(Message pdu, WireWriter out) {
        int at = out.block(FIXED_BYTES);
        out.idAt(at, pdu.conversation());
        out.idAt(at + 16, pdu.id());
        out.u64At(at + 32, pdu.position().sequence());
        out.u64At(at + 40, pdu.timeMillis());
        out.nameAt(at + 48, pdu.sender());
        out.u32At(at + 80, pdu.position().epoch());
        out.u32At(at + 84, pdu.body().contentType().value());
        out.u32At(at + 88, pdu.body().content().size());
        Relation relation = pdu.relation();
        if (relation != null) {
            out.u64(relation.target().sequence());
            out.u32(relation.target().epoch());
            out.coded(relation.kind());
        }
        if (pdu.expiresAtMillis() != 0) {
            out.u64(pdu.expiresAtMillis());
        }
        out.bytes(pdu.body().content());
    }

    @Override
    Message decodeFields(int flags, WireReader in) throws ProtocolException {
        // One check for the whole block: this is the path of nearly everything that a client receives.
        int at = in.block(FIXED_BYTES);
        ConversationId conversation = new ConversationId(in.n64At(at), in.n64At(at + 8));
        MessageId id = new MessageId(in.n64At(at + 16), in.n64At(at + 24));
        long sequence = in.u64At(at + 32);
        long timeMillis = in.u64At(at + 40);
        UserName sender = in.nameAt(at + 48);
        Position position = new Position(in.u32At(at + 80), sequence);
        ContentType contentType = ContentType.of(in.u32At(at + 84));
        int bodyBytes = in.u32At(at + 88);
        Relation relation = (flags & MessageView.FLAG_RELATION) == 0 ? null : relation(in);
        long expiresAtMillis = (flags & MessageView.FLAG_EXPIRY) == 0 ? 0 : expiry(in);
        Body body = new Body(contentType, in.bytes(bodyBytes));
        return new Message(
                conversation, id, position, timeMillis, sender, body, relation, expiresAtMillis, carried(flags, in));
    }

    // §3.4: a field that must be understood spoils this message only; whoever delivers it decides.
    private static Extensions carried(int flags, WireReader in) throws ProtocolException {
        return (flags & FLAG_EXTENSIONS) == 0 ? Extensions.NONE : in.anyExtensions();
    }

    private static @Nullable Relation relation(WireReader in) throws ProtocolException {
        Position target = in.position();
        RelationKind kind = in.coded(RelationKind::ofCode);
        if (target.isNone()) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, "7.4.1", "a relation to no position");
        }
        return new Relation(kind, target);
    }

    private static long expiry(WireReader in) throws ProtocolException {
        long at = in.u64();
        if (at == 0) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, "7.4.1", "the flag says that it expires, at 0");
        }
        return at;
    }
}
