package chat.scp.client.cli;

import chat.scp.client.event.ChatException;
import chat.scp.client.event.NotSupportedException;
import chat.scp.pdu.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does what was typed. */
final class Actions {
    private final Chatting chatting;
    private final PeopleActions people;
    private final RoomActions rooms;
    private final MessageActions messages;
    private final AccountActions account;

    Actions(Chatting chatting, Front front) {
        this.chatting = chatting;
        Asking asking = new Asking(chatting.client());
        people = new PeopleActions(chatting, asking);
        rooms = new RoomActions(chatting, people, asking);
        messages = new MessageActions(chatting);
        account = new AccountActions(chatting, front);
    }

    /**
     * Begins it, and tells what came of it. Completes with what the program would end with, were this the only
     * thing that was done; never exceptionally. To end is the caller's.
     */
    CompletableFuture<Integer> run(String line) {
        CompletableFuture<?> done;
        try {
            Typed typed = Typed.of(line);
            if (chatting.version() == 1 && !typed.verb().isInScp1()) {
                throw new NotSupportedException(
                        "This server speaks SCP/1, which has no " + typed.verb().command() + ": not supported.");
            }
            done = begin(typed);
        } catch (RuntimeException e) {
            done = CompletableFuture.failedFuture(e);
        }
        return done.handle((result, failure) -> failure == null ? ExitStatus.OK : failed(failure));
    }

    private CompletableFuture<?> begin(Typed typed) {
        return switch (typed.verb()) {
            case CHAT -> people.chat(typed.word());
            case ACCEPT -> people.accept(typed.word());
            case REJECT -> people.reject(typed.word());
            case CANCEL -> people.cancel(typed.word());
            case ENDCHAT, LEAVE -> people.end(typed.word());
            case CHATS -> people.chats();
            case BLOCK -> people.block(typed.word());
            case UNBLOCK -> people.unblock(typed.word());
            case AWAY -> people.away(typed.rest());
            case BACK -> people.back();
            case ROOMS -> rooms.list();
            case JOIN -> rooms.join(typed.word());
            case CREATE -> rooms.create(typed.word(), typed.afterWord());
            case WHO -> rooms.who(typed.word());
            case INVITE -> rooms.invite(typed.word());
            case KICK -> rooms.kick(typed.word());
            case BAN -> rooms.ban(typed.word());
            case UNBAN -> rooms.unban(typed.word());
            case ROLE -> rooms.role(typed.word(), typed.afterWord());
            case SAY -> messages.say(typed.rest());
            case HISTORY -> messages.history(typed.word());
            case SEARCH -> messages.search(typed.rest());
            case REPLY -> messages.reply(typed);
            case EDIT -> messages.edit(typed);
            case DELETE -> messages.delete(typed);
            case REACT -> messages.react(typed);
            case PASSWORD -> account.password();
            case HELP -> Help.tell(chatting, typed.word());
            case QUIT, DISCONNECT -> done();
        };
    }

    /** Shows what was said last, as who enters a conversation wants to see. */
    void recent() {
        if (chatting.version() != 1) {
            var unused = messages.recent().exceptionally(failure -> 0); // he may ask for it with /history
        }
    }

    static CompletableFuture<?> done() {
        return CompletableFuture.completedFuture("");
    }

    private int failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AlreadyToldException told) {
            return ExitStatus.of(told.code());
        }
        ErrorCode code = cause instanceof ChatException known
                ? known.code()
                : cause instanceof IllegalArgumentException ? ErrorCode.NOT_SUPPORTED : ErrorCode.INTERNAL;
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        chatting.tell(Told.of("problem", "", Shown.text(text))
                .with("code", code.toString())
                .with("text", text));
        return cause instanceof ChatException || cause instanceof IllegalArgumentException
                ? ExitStatus.of(code)
                : ExitStatus.SOFTWARE;
    }
}
