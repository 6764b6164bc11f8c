package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;

/**
 * Head of the answer to FETCH: what follows and where the log stands. MESSAGE and SKIPPED follow, then DONE. §7.4.6
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param epoch epoch of the log
 * @param conversation the conversation
 * @param first lowest sequence that the page covers; 0: none
 * @param last highest sequence that the page covers; 0: none
 * @param logFirst first sequence that the log still holds; 0: none
 * @param logLast last sequence in the log; 0: none
 * @param live 1: everything after `last` will be pushed
 */
public record Page(
        int request,
        int epoch,
        ConversationId conversation,
        long first,
        long last,
        long logFirst,
        long logLast,
        boolean live,
        Extensions extensions)
        implements Scp2Pdu {
    public Page {
        Check.u32("request", request);
        Check.u32("epoch", epoch);
        Check.u64("first", first);
        Check.u64("last", last);
        Check.u64("logFirst", logFirst);
        Check.u64("logLast", logLast);
    }

    public Page(
            int request,
            int epoch,
            ConversationId conversation,
            long first,
            long last,
            long logFirst,
            long logLast,
            boolean live) {
        this(request, epoch, conversation, first, last, logFirst, logLast, live, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.PAGE;
    }
}
