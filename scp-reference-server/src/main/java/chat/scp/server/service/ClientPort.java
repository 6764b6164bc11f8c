package chat.scp.server.service;

import chat.scp.signal.ServerCommand;

/** One session as the service sees it. Commands for a session that is over do nothing. Thread-safe. */
public interface ClientPort {
    /** Takes effect after the commands given before. */
    void command(ServerCommand command);

    /** Where the client comes from, without its port: what limits by address count. Empty: nowhere. */
    String address();
}
