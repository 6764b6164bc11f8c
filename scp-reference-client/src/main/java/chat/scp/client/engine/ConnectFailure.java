package chat.scp.client.engine;

import chat.scp.client.event.Problem;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.NoCommonProtocolException;
import chat.scp.quic.tls.ServerChangedException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;

/** Why no connection came about, in a sentence, and whether there is use in trying again by oneself. */
record ConnectFailure(Problem problem, boolean forGood) {
    static ConnectFailure of(Throwable failure, Reconnect.Address to) {
        String server = to.host() + ":" + to.port();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (cause instanceof ServerChangedException) {
                return new ConnectFailure(
                        new Problem(
                                ErrorCode.SERVER_UNTRUSTED,
                                server + " shows another certificate than before; ask its operator whether it was"
                                        + " changed before you accept it.",
                                text),
                        true);
            } else if (cause instanceof CertificateException) {
                return new ConnectFailure(
                        new Problem(
                                ErrorCode.SERVER_UNTRUSTED,
                                "The certificate of " + server + " is not trusted; give its fingerprint or its"
                                        + " authority if you know that it is the right one.",
                                text),
                        true);
            } else if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return new ConnectFailure(
                        new Problem(
                                ErrorCode.LINK_LOST,
                                "There is no host " + to.host() + "; check the name, and this machine's network.",
                                text),
                        false);
            } else if (cause instanceof NoCommonProtocolException) {
                return new ConnectFailure(Problem.of(ErrorCode.VERSION_MISMATCH, text), true);
            }
        }
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return new ConnectFailure(
                new Problem(
                        ErrorCode.LINK_LOST,
                        "No server answers at " + server + "; check address and port, and whether it runs.",
                        String.valueOf(last.getMessage())),
                false);
    }
}
