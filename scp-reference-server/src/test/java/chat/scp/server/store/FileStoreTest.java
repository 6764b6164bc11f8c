package chat.scp.server.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends StoreContractTest {
    @TempDir
    Path dir;

    @Override
    ChatStore open() {
        return SqliteStore.open(dir.resolve("chat.db"));
    }
}
