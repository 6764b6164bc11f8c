package chat.scp.benchmarks.codec;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CBOR by Jackson; ids and the body as byte strings. */
@State(Scope.Thread)
public class Cbor extends Jackson {
    public Cbor() {
        super(new CBORMapper());
    }
}
