package chat.scp.server.readme;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.Authenticator;
import chat.scp.server.service.Extensions;
import chat.scp.server.service.MessageHook;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.SqliteStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The README's server within another program: what stands between the marks is shown there. */
final class EmbeddedServer implements AutoCloseable {
    final ChatServer server;
    final ChatStore store;

    EmbeddedServer(Path data, InetSocketAddress address, Map<String, String> sessions) throws IOException {
        // readme: begin
        Authenticator ours = (token, device) -> CompletableFuture.completedFuture(
                Optional.ofNullable(sessions.get(token.utf8())).map(UserName::of)); // our web site's login

        MessageHook politely = message -> message.text().contains("darn")
                ? Optional.of(ErrorCode.CONTENT_REFUSED) // told to the sender; nothing is stored
                : Optional.empty();

        store = SqliteStore.open(data.resolve("chat.db"));
        server = ChatServer.start(
                ChatServerConfig.of(address, ServerIdentities.selfSigned(data), ServiceConfig.USUAL),
                store,
                Extensions.NONE.withAuthenticator(ours).withHook(politely));
        // readme: end
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
