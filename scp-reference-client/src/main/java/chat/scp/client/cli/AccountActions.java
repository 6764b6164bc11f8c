package chat.scp.client.cli;

import chat.scp.client.event.ChatException;
import chat.scp.pdu.ErrorCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What concerns the user's own account. */
final class AccountActions {
    private final Chatting chatting;
    private final Front front;

    AccountActions(Chatting chatting, Front front) {
        this.chatting = chatting;
        this.front = front;
    }

    /** Another password, which is asked for: what is typed as a command could be read by others. */
    CompletableFuture<?> password() {
        Optional<String> typed = front.password("New password: ");
        boolean same = !front.isForPeople() || typed.isEmpty() || typed.equals(front.password("Once more: "));
        if (typed.isEmpty() || !same) {
            throw new IllegalArgumentException(
                    same
                            ? "No password was given; nothing was changed."
                            : "The two passwords are not the same; nothing was changed.");
        }
        return chatting.client()
                .account()
                .changePassword(typed.get())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(inWords(failure)))
                .thenRun(() ->
                        chatting.tell(Told.info("Your password is changed, and your other devices are logged out.")));
    }

    private static Throwable inWords(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean byName = cause instanceof ChatException known && known.code().equals(ErrorCode.FORBIDDEN);
        return byName
                ? new ChatException(
                        ErrorCode.FORBIDDEN,
                        "Only who logged in with a password can choose another one; --register makes an account that"
                                + " has one.")
                : cause;
    }
}
