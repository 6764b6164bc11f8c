package chat.scp.auth;

import chat.scp.pdu.Bytes;
import java.util.regex.Pattern;

/**
 * RFC 5802 §7: client-first-message.
 *
 * <pre>
 * n,,n=user,r=clientNonce
 * | |\__________________/
 * | |        bare
 * | no authzid
 * flag
 * </pre>
 */
record ClientFirst(String flag, String user, String nonce, String bare) {
    private static final Pattern FLAG = Pattern.compile("n|y|p=[A-Za-z0-9.-]+");

    static ClientFirst of(ChannelBinding binding, String user, ScramNonce nonce) {
        String bare = "n=" + SaslName.escape(user) + ",r=" + nonce.text();
        return new ClientFirst(binding.kind().flag, user, nonce.text(), bare);
    }

    static ClientFirst parse(Bytes message) throws ScramException {
        String text = Attributes.text(message);
        Attributes attributes = new Attributes(text);
        String flag = attributes.part();
        if (!FLAG.matcher(flag).matches()) {
            throw ScramException.malformed("no such GS2 flag");
        }
        if (!attributes.part().isEmpty()) {
            throw ScramException.malformed("nobody logs in for somebody else: no authzid");
        }
        String user = SaslName.unescape(attributes.value('n'));
        String nonce = attributes.value('r');
        if (!ScramNonce.isValid(nonce)) {
            throw ScramException.malformed("a nonce that is not printable");
        }
        attributes.skip();
        return new ClientFirst(flag, user, nonce, text.substring(flag.length() + 2));
    }

    Bytes encode() {
        return Bytes.ofUtf8(flag + ",," + bare);
    }
}
