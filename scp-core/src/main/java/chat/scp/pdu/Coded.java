package chat.scp.pdu;

import org.jspecify.annotations.Nullable;

/** An enum that has a number on the wire, in one byte. */
public interface Coded {
    int code();

    /** Finds the value of an enum by its number. */
    @FunctionalInterface
    interface Lookup<E> {
        /** The value with this code, or null. */
        @Nullable
        E ofCode(int code);
    }
}
