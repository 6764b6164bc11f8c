package chat.scp.benchmarks.codec;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** JSON by Jackson; ids in Base64, for JSON has no bytes. Measured with the body as text only. */
@State(Scope.Thread)
public class Json extends Jackson {
    public Json() {
        super(new JsonMapper());
    }
}
