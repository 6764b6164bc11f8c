package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * Blocks a user, or ends the block. §7.2.7
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param user whom
 * @param blocked 1: block, 0: end the block
 */
public record Block(int request, UserName user, boolean blocked, Extensions extensions) implements Scp2Pdu.Request {
    public Block {
        Check.u32("request", request);
    }

    public Block(int request, UserName user, boolean blocked) {
        this(request, user, blocked, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.BLOCK;
    }

    @Override
    public Block withRequest(int number) {
        return new Block(number, user, blocked, extensions);
    }
}
