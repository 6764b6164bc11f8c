package chat.scp.machine;

/** Inputs to try tables with. */
enum Press {
    SHORT,
    LONG
}
