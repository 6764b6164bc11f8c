package chat.scp.server;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.QuicSession;
import chat.scp.server.service.ClientPort;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.ServerCommand;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;

/** A session over QUIC as the service sees it. */
record QuicPort(QuicSession<ServerCommand> session) implements ClientPort {
    private static final System.Logger LOG = System.getLogger(QuicPort.class.getName());

    @Override
    public void command(ServerCommand command) {
        var unused = session.command(command).whenComplete((done, failure) -> {
            if (failure instanceof RejectedExecutionException) {
                session.close(); // it keeps up with nothing; the client comes back
            } else if (failure != null && !(failure instanceof IllegalCommandException)) {
                String what = command.getClass().getSimpleName();
                LOG.log(System.Logger.Level.ERROR, "a session could not take " + what, failure);
                var closing = session.command(new ServerCommand.Close(ErrorCode.INTERNAL, 0, ""));
                assert closing != null;
            }
        });
    }

    @Override
    public String address() {
        InetSocketAddress remote = session.remoteAddress();
        return remote == null ? "" : remote.getAddress().getHostAddress();
    }
}
