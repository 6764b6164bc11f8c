package chat.scp.client.cli;

import chat.scp.client.event.ChatException;
import chat.scp.pdu.ErrorCode;
import java.util.concurrent.CompletableFuture;

/** Tells what can be typed. */
final class Help {
    private Help() {}

    static CompletableFuture<?> tell(Chatting chatting, String about) {
        if (about.isEmpty()) {
            for (Verb verb : Verb.values()) {
                tell(chatting, verb);
            }
        } else {
            String command = about.startsWith("/") ? about : "/" + about;
            tell(
                    chatting,
                    Verb.of(command)
                            .orElseThrow(() -> new ChatException(
                                    ErrorCode.NOT_SUPPORTED,
                                    "There is no command " + Shown.name(command) + "; /help lists all.")));
        }
        return Actions.done();
    }

    private static void tell(Chatting chatting, Verb verb) {
        boolean hidden = chatting.version() == 1 && !verb.isInScp1();
        if (!hidden) {
            chatting.tell(Told.of("help", "", String.format("%-36s %s", verb.synopsis(), verb.help()))
                    .with("command", verb.synopsis())
                    .with("text", verb.help()));
        }
    }
}
