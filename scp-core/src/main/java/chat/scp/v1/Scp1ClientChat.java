package chat.scp.v1;

import chat.scp.dialect.Outlet;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.signal.ClientEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client's one chat: first a request, then a conversation; and what it tells the application of it. §10.3 */
final class Scp1ClientChat {
    /** A request: ours to the peer, or the peer's to us. */
    private record Request(InvitationId id, LegacyName peer, boolean ours) {}

    /** Lines that may wait for the start notice which they overtook. */
    private static final int MAX_EARLY_LINES = 16;

    private final Outlet<ClientEvent> outlet;
    private final List<String> earlyLines = new ArrayList<>();
    private @Nullable Request request;
    private boolean saidYes;
    private @Nullable LegacyName peer;
    private long requestsReceived;

    Scp1ClientChat(Outlet<ClientEvent> outlet) {
        this.outlet = outlet;
    }

    boolean isAsking() {
        return request != null && request.ours;
    }

    /** Whether we said yes, and the start notice is not there. */
    boolean hasSaidYes() {
        return request != null && saidYes;
    }

    /** Whose request waits for our answer; null: the id is of none that does. */
    @Nullable
    LegacyName asker(InvitationId id) {
        return request != null && !request.ours && !saidYes && request.id.equals(id) ? request.peer : null;
    }

    boolean isWith(LegacyName name) {
        return name.equals(peer) || (request != null && request.peer.equals(name));
    }

    boolean isOpen(ConversationId conversation) {
        return peer != null && Scp1Names.conversation(peer).equals(conversation);
    }

    /** Whether this text is the start notice that is awaited. */
    boolean isStart(String text) {
        return request != null && (request.ours || saidYes) && Scp1Texts.saysStarted(text, request.peer);
    }

    void ask(InvitationId id, LegacyName whom) {
        request = new Request(id, whom, true);
    }

    void ringing() {
        if (request != null) {
            outlet.emit(new ClientEvent.InvitationRinging(request.id, 0));
        }
    }

    /** The server asks only who is idle: whatever was under way is over. */
    void asked(LegacyName originator) {
        end(ErrorCode.CANCELLED);
        requestsReceived++;
        InvitationId id = new InvitationId(Scp1Names.conversation(originator).high(), requestsReceived);
        request = new Request(id, originator, false);
        outlet.emit(new ClientEvent.InvitationReceived(id, originator, originator.text(), ConversationId.NONE, 0));
    }

    void sayYes() {
        saidYes = true;
    }

    void started() {
        Request started = Objects.requireNonNull(request);
        request = null;
        saidYes = false;
        peer = started.peer;
        ConversationId conversation = Scp1Names.conversation(started.peer);
        outlet.emit(new ClientEvent.InvitationConfirmed(started.id, conversation));
        outlet.emit(new ClientEvent.ConversationOpened(conversation, started.peer, null));
        releaseEarlyLines();
    }

    void received(String text) {
        boolean early = request != null && text.startsWith(Scp1Texts.prefix(request.peer));
        if (early && earlyLines.size() < MAX_EARLY_LINES) {
            earlyLines.add(text);
        } else {
            show(text);
        }
    }

    /** The request or the chat is over. */
    void end(ErrorCode code) {
        Request ended = request;
        LegacyName left = peer;
        request = null;
        saidYes = false;
        peer = null;
        releaseEarlyLines();
        if (ended != null) {
            outlet.emit(new ClientEvent.InvitationEnded(ended.id, code));
        }
        if (left != null) {
            outlet.emit(new ClientEvent.ConversationEnded(Scp1Names.conversation(left), code));
        }
    }

    private void releaseEarlyLines() {
        earlyLines.forEach(this::show);
        earlyLines.clear();
    }

    private void show(String text) {
        String prefix = peer == null ? "" : Scp1Texts.prefix(peer);
        if (peer == null || !text.startsWith(prefix)) {
            outlet.emit(new ClientEvent.NoticeReceived(ErrorCode.NONE, text));
            return;
        }
        outlet.emit(new ClientEvent.MessageReceived(
                Scp1Names.conversation(peer),
                Position.NONE,
                MessageId.NONE,
                0,
                peer,
                Body.text(text.substring(prefix.length())),
                null,
                0));
    }
}
