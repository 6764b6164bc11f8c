package chat.scp.dialect;

/**
 * How much a client may say before it is closed with RATE_LIMITED. Counted in windows of ten seconds, so that
 * what comes at once after a silence is no offence. §9.5
 *
 * @param pdusPerSecond PDUs of any type, NOP and PING too
 * @param bytesPerSecond their bytes
 */
public record Inflow(int pdusPerSecond, long bytesPerSecond) {
    /** More than a program sends that has something to say; benchmarks on a quick machine reach it. */
    public static final Inflow USUAL = new Inflow(20_000, 32L << 20);

    /** The time in which is counted. */
    public static final int WINDOW_SECONDS = 10;
}
