package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.Extensions;

/**
 * Asks for stored messages: history, or what a gap hides. §7.4.5
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param epoch epoch of the log; 0: the present one
 * @param conversation the conversation
 * @param from first sequence wanted; 0: from the end that the direction starts at
 * @param limit at most so many messages
 * @param direction towards newer or older messages
 */
public record Fetch(
        int request,
        int epoch,
        ConversationId conversation,
        long from,
        int limit,
        Direction direction,
        Extensions extensions)
        implements Scp2Pdu.Request {
    public Fetch {
        Check.u32("request", request);
        Check.u32("epoch", epoch);
        Check.u64("from", from);
        Check.u32("limit", limit);
    }

    public Fetch(int request, int epoch, ConversationId conversation, long from, int limit, Direction direction) {
        this(request, epoch, conversation, from, limit, direction, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.FETCH;
    }

    @Override
    public Fetch withRequest(int number) {
        return new Fetch(number, epoch, conversation, from, limit, direction, extensions);
    }
}
