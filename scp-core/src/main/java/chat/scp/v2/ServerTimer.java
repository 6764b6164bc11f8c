package chat.scp.v2;

/** What a server session waits for by the clock; each is an input when it is due. */
enum ServerTimer {
    LOGIN(ServerInput.LOGIN_TIMEOUT),
    IDLE(ServerInput.IDLE_TIMEOUT),
    DRAIN(ServerInput.DRAIN_TIMEOUT),
    CLOSE(ServerInput.CLOSE_TIMEOUT);

    private final ServerInput input;

    ServerTimer(ServerInput input) {
        this.input = input;
    }

    ServerInput input() {
        return input;
    }
}
