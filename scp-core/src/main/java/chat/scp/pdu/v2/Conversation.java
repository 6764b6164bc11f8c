package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;

/**
 * A conversation as it stands, for this device: on login, when it begins or changes, and in listings. §7.2.4
 *
 * @param request the request that this answers; 0 when nobody asked
 * @param epoch epoch of its log
 * @param conversation the conversation
 * @param peer the other person; zeros in a room
 * @param room the room's name; zeros in a direct conversation
 * @param last last sequence in the log; 0: none
 * @param delivered this device's delivered mark
 * @param read this account's read mark
 * @param members how many members
 * @param kind direct or room
 * @param role the own role
 * @param visibility who may find and join it
 * @param title title to show
 * @param topic topic to show
 */
public record Conversation(
        int request,
        int epoch,
        ConversationId conversation,
        UserName peer,
        UserName room,
        long last,
        long delivered,
        long read,
        int members,
        ConversationKind kind,
        Role role,
        Visibility visibility,
        String title,
        String topic,
        Extensions extensions)
        implements Scp2Pdu {
    public Conversation {
        Check.u32("request", request);
        Check.u32("epoch", epoch);
        Check.u64("last", last);
        Check.u64("delivered", delivered);
        Check.u64("read", read);
        Check.u32("members", members);
        Check.text("title", title, 0xFF);
        Check.text("topic", topic, 0xFFFF);
    }

    public Conversation(
            int request,
            int epoch,
            ConversationId conversation,
            UserName peer,
            UserName room,
            long last,
            long delivered,
            long read,
            int members,
            ConversationKind kind,
            Role role,
            Visibility visibility,
            String title,
            String topic) {
        this(
                request,
                epoch,
                conversation,
                peer,
                room,
                last,
                delivered,
                read,
                members,
                kind,
                role,
                visibility,
                title,
                topic,
                Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CONVERSATION;
    }
}
