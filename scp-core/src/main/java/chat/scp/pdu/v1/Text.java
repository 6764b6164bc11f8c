package chat.scp.pdu.v1;

/**
 * A line of the chat, or a notice of the server. §10.2
 *
 * @param text the line
 */
public record Text(String text) implements Scp1Pdu {
    public Text {
        Scp1Text.check("text", text, 0xFFFD);
    }

    @Override
    public Scp1Type type() {
        return Scp1Type.TEXT;
    }
}
