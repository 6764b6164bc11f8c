package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.ListKind;

/**
 * Asks for a page of a listing. §7.2.3
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param limit at most so many entries
 * @param cursor 0, or `next` of the page before
 * @param conversation whose members; zeros for other kinds
 * @param kind what to list
 */
public record List(
        int request, int limit, long cursor, ConversationId conversation, ListKind kind, Extensions extensions)
        implements Scp2Pdu.Request {
    public List {
        Check.u32("request", request);
        Check.u32("limit", limit);
        Check.u64("cursor", cursor);
    }

    public List(int request, int limit, long cursor, ConversationId conversation, ListKind kind) {
        this(request, limit, cursor, conversation, kind, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.LIST;
    }

    @Override
    public List withRequest(int number) {
        return new List(number, limit, cursor, conversation, kind, extensions);
    }
}
