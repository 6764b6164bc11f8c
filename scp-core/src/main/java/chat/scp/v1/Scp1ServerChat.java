package chat.scp.v1;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.SessionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server's end knows of its client: the login, and the one chat, first a request, then a conversation. §10.4 */
final class Scp1ServerChat {
    private SessionId session = SessionId.NONE;
    private long idsMade;
    private @Nullable LegacyName user;

    private InvitationId request = InvitationId.NONE;
    private @Nullable LegacyName originator;
    /** The client's request was passed on, and it knows. */
    private boolean rung;
    /** The client said yes to the originator. */
    private boolean saidYes;

    private ConversationId conversation = ConversationId.NONE;
    private @Nullable LegacyName peer;

    private final Map<MessageId, Integer> bytesUnanswered = new HashMap<>();
    private long totalUnanswered;

    void offerLogin(LegacyName name) {
        user = name;
    }

    boolean isLoginOffered() {
        return user != null;
    }

    /** What will stand in front of the client's lines. */
    String prefix() {
        return user == null ? "" : Scp1Texts.prefix(user);
    }

    /** The session's id makes the ids unique that SCP/1's clients do not make. */
    void admitted(SessionId id) {
        session = id;
    }

    InvitationId ask() {
        idsMade++;
        request = new InvitationId(session.high(), session.low() + idsMade);
        return request;
    }

    void askedBy(InvitationId id, LegacyName who) {
        request = id;
        originator = who;
    }

    boolean isRequest(InvitationId id) {
        return request.equals(id);
    }

    InvitationId request() {
        return request;
    }

    /** Whether a CHAT_FWD_RESP that names {@code who} answers anything. */
    boolean awaitsAnswerTo(LegacyName who) {
        return who.equals(originator) && !saidYes;
    }

    boolean hasSaidYes() {
        return saidYes;
    }

    void sayYes() {
        saidYes = true;
    }

    boolean hasRung() {
        return rung;
    }

    void ring() {
        rung = true;
    }

    void open(ConversationId id, LegacyName with) {
        reset();
        conversation = id;
        peer = with;
    }

    boolean isOpen(ConversationId id) {
        return peer != null && conversation.equals(id);
    }

    ConversationId conversation() {
        return conversation;
    }

    /** Who is told to be gone when it ends: the chat's peer, or who asked for one. */
    @Nullable
    LegacyName partner() {
        return peer != null ? peer : originator;
    }

    /** Request or conversation is over. */
    void reset() {
        request = InvitationId.NONE;
        originator = null;
        rung = false;
        saidYes = false;
        conversation = ConversationId.NONE;
        peer = null;
    }

    MessageId offer(int bytes) {
        idsMade++;
        MessageId id = new MessageId(session.high(), session.low() + idsMade);
        bytesUnanswered.put(id, bytes);
        totalUnanswered += bytes;
        return id;
    }

    void answered(MessageId id) {
        Integer bytes = bytesUnanswered.remove(id);
        totalUnanswered -= bytes == null ? 0 : bytes;
    }

    /** Bytes of offered messages that the server has not answered. */
    long totalUnanswered() {
        return totalUnanswered;
    }
}
