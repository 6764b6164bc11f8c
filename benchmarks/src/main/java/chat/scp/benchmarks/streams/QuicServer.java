package chat.scp.benchmarks.streams;

import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.quic.ListenerOptions;
import chat.scp.quic.QuicListener;
import chat.scp.quic.QuicSession;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageView;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Answers messages of SCP/2 and keeps none. */
final class QuicServer {
    private static final int EPOCH = 1;
    private static final int MAX_UNANSWERED = 1_000;

    private final QuicListener listener;
    private final StreamsServer.Arrivals arrivals;

    QuicServer(Carriage carriage, InetSocketAddress bind, ServerIdentity identity, StreamsServer.Arrivals arrivals)
            throws IOException {
        this.arrivals = arrivals;
        ListenerOptions options = ListenerOptions.at(bind).withScp1(false).withEngine(carriage.choice());
        listener = QuicListener.open(options, identity, config(carriage.streams()), Serving::new);
    }

    private static ServerConfig config(int streams) {
        return ServerConfig.of(Mechanism.OPEN).toBuilder()
                .maxUnanswered(MAX_UNANSWERED)
                .conversationChannels(streams)
                .loginTimeout(Duration.ofMinutes(1))
                .build();
    }

    int port() {
        return listener.address().getPort();
    }

    private final class Serving implements Consumer<ServerEvent> {
        private final QuicSession<ServerCommand> session;
        private final Map<ConversationId, Long> sequences = new ConcurrentHashMap<>();

        Serving(QuicSession<ServerCommand> session) {
            this.session = session;
        }

        @Override
        public void accept(ServerEvent event) {
            if (event instanceof ServerEvent.LoginOffered login) {
                List<ConversationState> states = login.cursors().stream()
                        .map(cursor -> new ConversationState(
                                cursor.conversation(), new Position(EPOCH, 0), 0, 0, ResumeStatus.RESUMED))
                        .toList();
                session.command(new ServerCommand.Admit(
                        new SessionId(1, 1), (UserName) login.user(), "", 1, Bytes.of((byte) 1), 3600, states));
            } else if (event instanceof ServerEvent.MessageOffered offered) {
                MessageView message = offered.message().view();
                arrivals.arrived(message.id().low(), message.id().high());
                long sequence = sequences.merge(message.conversation(), 1L, Long::sum);
                session.command(new ServerCommand.AnswerStored(
                        message.conversation(), message.id(), new Position(EPOCH, sequence), 1, false));
            }
        }
    }
}
