package chat.scp.client.cli;

import chat.scp.quic.tls.FirstUse;
import java.util.Optional;

/** Where the program meets its user: a terminal, or lines in and out. */
interface Front extends Out, FirstUse, AutoCloseable {
    /** The password; empty: there is nobody to ask, or he gave none. */
    Optional<String> password(String prompt);

    /** Whether somebody can be asked a second time. */
    boolean isForPeople();

    /** Takes what the user types until he has enough, or the client is closed; what the program ends with. */
    int run(Chatting chatting) throws InterruptedException;

    @Override
    void close();
}
