package chat.scp.client.cli;

/** Where the user is told things. Thread-safe. */
@FunctionalInterface
interface Out {
    void tell(Told told);
}
