package chat.scp.auth;

import chat.scp.pdu.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * RFC 5802 §7: client-final-message.
 *
 * <pre>
 * c=binding,r=nonce,p=proof
 * \_______________/
 *   withoutProof
 * </pre>
 */
record ClientFinal(Bytes binding, String nonce, String withoutProof, Bytes proof) {
    /** What the proof is computed over. */
    static String withoutProof(ChannelBinding binding, String nonce) {
        return "c="
                + Attributes.base64(
                        bindingInput(binding.gs2Header(), binding.data()).toArray()) + ",r=" + nonce;
    }

    /** RFC 5802 §7: cbind-input, the header of the first message and then the data bound to. */
    static Bytes bindingInput(String gs2Header, Bytes data) {
        byte[] header = gs2Header.getBytes(StandardCharsets.US_ASCII);
        byte[] input = new byte[header.length + data.size()];
        System.arraycopy(header, 0, input, 0, header.length);
        System.arraycopy(data.toArray(), 0, input, header.length, data.size());
        return Bytes.of(input);
    }

    static ClientFinal parse(Bytes message) throws ScramException {
        String text = Attributes.text(message);
        Attributes attributes = new Attributes(text);
        Bytes binding = Attributes.base64(attributes.value('c'));
        String nonce = attributes.value('r');
        attributes.skipToLast();
        Bytes proof = Attributes.base64(attributes.value('p'));
        if (proof.size() != Hashes.BYTES) {
            throw ScramException.malformed("a proof that is no SHA-256");
        }
        return new ClientFinal(binding, nonce, text.substring(0, text.lastIndexOf(',')), proof);
    }
}
