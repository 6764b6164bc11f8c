package chat.scp.v2;

/** What a client session waits for by the clock; each is an input when it is due. */
enum ClientTimer {
    LOGIN(ClientInput.LOGIN_TIMEOUT),
    IDLE(ClientInput.IDLE_TIMEOUT),
    KEEP_ALIVE(ClientInput.KEEP_ALIVE_DUE),
    ANSWER(ClientInput.ANSWER_DUE),
    PROBE(ClientInput.PROBE_TIMEOUT),
    MARKS(ClientInput.MARKS_DUE),
    GAPS(ClientInput.GAPS_DUE),
    INVITATIONS(ClientInput.INVITATION_TIMEOUT),
    DRAIN(ClientInput.DRAINED),
    CLOSE(ClientInput.CLOSE_TIMEOUT);

    private final ClientInput input;

    ClientTimer(ClientInput input) {
        this.input = input;
    }

    ClientInput input() {
        return input;
    }
}
