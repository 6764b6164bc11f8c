package chat.scp.server.service;

import chat.scp.server.store.MessageLog;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What an embedder brings: his own login, his own look at messages, his own metrics.
 *
 * @param authenticator knows the embedder's tokens [there are none]
 * @param hook sees each message before it is stored [lets all pass]
 * @param observer is told what happens [nobody]
 * @param backbone joins this node to others, given the log of its store [there is one node]
 */
public record Extensions(
        Authenticator authenticator, MessageHook hook, Observer observer, Function<MessageLog, Backbone> backbone) {
    public static final Extensions NONE = new Extensions(
            (token, device) -> CompletableFuture.completedFuture(Optional.empty()),
            MessageHook.NONE,
            Observer.NONE,
            OneNode::new);

    public Extensions withAuthenticator(Authenticator other) {
        return new Extensions(other, hook, observer, backbone);
    }

    public Extensions withHook(MessageHook other) {
        return new Extensions(authenticator, other, observer, backbone);
    }

    public Extensions withObserver(Observer other) {
        return new Extensions(authenticator, hook, other, backbone);
    }

    public Extensions withBackbone(Function<MessageLog, Backbone> other) {
        return new Extensions(authenticator, hook, observer, other);
    }
}
