package chat.scp.quic.kwik;

/** A thread that never runs, for kwik to interrupt: that is how it tells whoever waits that something is over. */
final class Bell extends Thread {
    private final Runnable ring;

    Bell(Runnable ring) {
        super(null, null, "scp-kwik-bell", 0, false);
        this.ring = ring;
    }

    @Override
    public void interrupt() {
        ring.run();
    }
}
