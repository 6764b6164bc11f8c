package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;

/**
 * A member of a conversation: as listed, or what just changed. §7.2.5
 *
 * @param request the request that this answers; 0 when nobody asked
 * @param conversation the conversation
 * @param user the member
 * @param by who did it; zeros in listings
 * @param change what happened
 * @param role the member's role now
 * @param displayName the member's display name
 */
public record Member(
        int request,
        ConversationId conversation,
        UserName user,
        UserName by,
        MemberChange change,
        Role role,
        String displayName,
        Extensions extensions)
        implements Scp2Pdu {
    public Member {
        Check.u32("request", request);
        Check.text("displayName", displayName, 0xFF);
    }

    public Member(
            int request,
            ConversationId conversation,
            UserName user,
            UserName by,
            MemberChange change,
            Role role,
            String displayName) {
        this(request, conversation, user, by, change, role, displayName, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.MEMBER;
    }
}
