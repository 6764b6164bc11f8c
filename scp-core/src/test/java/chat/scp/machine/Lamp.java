package chat.scp.machine;

/** States to try tables with. */
enum Lamp {
    OFF,
    ON,
    BROKEN;

    static StateTable.Builder<Lamp, Press> table() {
        return StateTable.of("lamp", Lamp.class, Press.class, OFF).terminal(BROKEN);
    }
}
