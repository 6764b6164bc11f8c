package chat.scp.client.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be typed: commands, and plain text. */
enum Verb {
    CHAT("NAME", "talk with somebody: ask, or go on where you were", Of.PERSON, true),
    ACCEPT("[NAME]", "say yes to who asks you for a chat", Of.ASKING, true),
    REJECT("[NAME]", "say no", Of.ASKING, true),
    CANCEL("[NAME]", "take back what you asked somebody", Of.NOTHING, false),
    ENDCHAT("[NAME]", "end a chat; the one you are in if no name is given", Of.CONVERSATION, true),
    CHATS("", "your conversations, and what is unread in them", Of.NOTHING, true),
    ROOMS("", "the public rooms of the server", Of.NOTHING, false),
    JOIN("ROOM", "enter a room, or go back to one", Of.ROOM, false),
    CREATE("ROOM [--private] [TITLE]", "make a room", Of.NOTHING, false),
    LEAVE("[ROOM]", "leave a room", Of.CONVERSATION, false),
    WHO("[ROOM]", "who is in this conversation, and who is there", Of.CONVERSATION, false),
    HISTORY("[NUMBER]", "the last 20 messages, or so many", Of.NOTHING, false),
    SEARCH("TEXT", "find a text in what is loaded; /history loads more", Of.NOTHING, false),
    REPLY("[#N] TEXT", "answer a message; without a number, the last one of somebody else", Of.NOTHING, false),
    EDIT("[#N] TEXT", "put your message right; without a number, the last one", Of.NOTHING, false),
    DELETE("[#N]", "remove your message; without a number, the last one", Of.NOTHING, false),
    REACT(
            "[#N] EMOJI",
            "one emoji about a message; without a number, the last one of somebody else; - takes it back",
            Of.NOTHING,
            false),
    INVITE("NAME", "ask somebody into this room", Of.PERSON, false),
    KICK("NAME", "put somebody out of this room", Of.PERSON, false),
    BAN("NAME", "put somebody out, and keep him out", Of.PERSON, false),
    UNBAN("NAME", "let somebody in again", Of.PERSON, false),
    ROLE("NAME member|moderator|owner", "what somebody may do in this room", Of.PERSON, false),
    BLOCK("[NAME]", "hear from somebody no more; without a name, whom you blocked", Of.PERSON, false),
    UNBLOCK("NAME", "hear from somebody again", Of.PERSON, false),
    AWAY("[TEXT]", "show that you are away", Of.NOTHING, false),
    BACK("", "show that you are back", Of.NOTHING, false),
    PASSWORD("", "choose another password; you are asked for it", Of.NOTHING, false),
    HELP("[COMMAND]", "this list", Of.COMMAND, true),
    DISCONNECT("", "log out and end", Of.NOTHING, true),
    QUIT("", "the same", Of.NOTHING, true),
    /** Text without a command. */
    SAY("TEXT", "plain text is said in the conversation you are in", Of.NOTHING, true);

    /** What is named first, for completion. */
    enum Of {
        NOTHING,
        PERSON,
        ASKING,
        ROOM,
        CONVERSATION,
        COMMAND
    }

    private final String arguments;
    private final String help;
    private final Of named;
    private final boolean inScp1;

    Verb(String arguments, String help, Of named, boolean inScp1) {
        this.arguments = arguments;
        this.help = help;
        this.named = named;
        this.inScp1 = inScp1;
    }

    /** As it is typed. */
    String command() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    String synopsis() {
        return this == SAY ? arguments : (command() + " " + arguments).strip();
    }

    String help() {
        return help;
    }

    Of named() {
        return named;
    }

    boolean isInScp1() {
        return inScp1;
    }

    /** Whether it is of no use without an argument. */
    boolean needsArgument() {
        return !arguments.isEmpty() && !(arguments.startsWith("[") && arguments.endsWith("]"));
    }

    static Optional<Verb> of(String command) {
        return Arrays.stream(values())
                .filter(verb -> verb != SAY && verb.command().equalsIgnoreCase(command))
                .findFirst();
    }
}
