package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * The operator tells something to whoever is connected. §7.8.1
 *
 * @param text what to show
 */
public record Notice(String text, Extensions extensions) implements Scp2Pdu {
    public Notice {
        Check.text("text", text, 0xFFFF);
    }

    public Notice(String text) {
        this(text, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.NOTICE;
    }
}
