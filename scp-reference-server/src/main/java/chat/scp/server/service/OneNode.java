package chat.scp.server.service;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Appended;
import chat.scp.server.store.MessageLog;
import chat.scp.server.store.Submission;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A server that is one node: it owns every conversation, and there is nobody to tell. */
public record OneNode(MessageLog log) implements Backbone {
    @Override
    public void join(Consumer<Relayed> node) {
        // nobody will ever relay anything
    }

    @Override
    public CompletionStage<Appended> append(Submission submission) {
        return log.append(submission);
    }

    @Override
    public void relay(Relayed what) {
        // to nobody
    }

    @Override
    public void online(UserName user, DeviceId device, boolean is) {
        // nobody asks
    }

    @Override
    public boolean isElsewhere(UserName user) {
        return false;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
