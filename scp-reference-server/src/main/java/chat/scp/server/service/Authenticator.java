package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The embedder's own login, for the mechanism TOKEN. Must not wait: it answers with a stage. §4.4 */
@FunctionalInterface
public interface Authenticator {
    /** Whose token this is; empty: nobody's. A name without an account gets one. */
    CompletionStage<Optional<UserName>> authenticate(Bytes token, DeviceId device);
}
