package chat.scp.server.store;

class MemoryStoreTest extends StoreContractTest {
    @Override
    ChatStore open() {
        return SqliteStore.inMemory();
    }
}
