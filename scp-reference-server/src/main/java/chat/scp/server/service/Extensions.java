package chat.scp.server.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What an embedder brings: his own login, his own look at messages, his own metrics.
 *
 * @param authenticator knows the embedder's tokens [there are none]
 * @param hook sees each message before it is stored [lets all pass]
 * @param observer is told what happens [nobody]
 */
public record Extensions(Authenticator authenticator, MessageHook hook, Observer observer) {
    public static final Extensions NONE = new Extensions(
            (token, device) -> CompletableFuture.completedFuture(Optional.empty()), MessageHook.NONE, Observer.NONE);

    public Extensions withAuthenticator(Authenticator other) {
        return new Extensions(other, hook, observer);
    }

    public Extensions withHook(MessageHook other) {
        return new Extensions(authenticator, other, observer);
    }

    public Extensions withObserver(Observer other) {
        return new Extensions(authenticator, hook, other);
    }
}
