package chat.scp.server.store;

/** Lets a store grow by some pages and no more, as if its disk were full. */
public final class SmallDisk {
    private SmallDisk() {}

    public static void fill(SqliteStore store) {
        store.limitPages((int) store.pages());
    }

    public static void makeRoom(SqliteStore store) {
        store.limitPages(1_000_000);
    }
}
