package chat.scp.client.cli;

import chat.scp.client.event.ConnectionState;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/** The line at the bottom: who is online where, who types, how far the last message got, what is unread. */
final class StatusBar {
    private static final int MAX_UNREAD = 5;

    private final Status status;
    private final Chatting chatting;

    StatusBar(Terminal terminal, Chatting chatting) {
        status = Status.getStatus(terminal);
        this.chatting = chatting;
    }

    /** Where JLine lets it write. */
    void show() {
        status.update(List.of(new AttributedString(" " + text() + " ", AttributedStyle.INVERSE)));
    }

    void clear() {
        status.update(List.of());
        status.close();
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        parts.add(connection());
        chatting.current().ifPresent(view -> {
            if (!view.typing().isEmpty()) {
                String who =
                        view.typing().stream().map(n -> Shown.name(n.text())).collect(Collectors.joining(", "));
                parts.add(who + (view.typing().size() == 1 ? " is typing" : " are typing"));
            }
            lastOwn(view, parts);
        });
        unread(parts);
        int asking = chatting.model().invitations().size();
        if (asking > 0) {
            parts.add(asking == 1 ? "1 asks you for a chat" : asking + " ask you for a chat");
        }
        return String.join(" | ", parts);
    }

    private String connection() {
        ConnectionState state = chatting.model().connection();
        String me = Shown.name(chatting.model().me().text());
        if (state instanceof ConnectionState.Online) {
            return me + ", online";
        }
        int unsent = chatting.client().unsent();
        return me + ", OFFLINE, connecting" + (unsent == 0 ? "" : ", " + unsent + " to be sent");
    }

    private void lastOwn(ConversationView view, List<String> parts) {
        List<MessageView> messages = chatting.model().messages(view.info().id());
        for (int i = messages.size() - 1; i >= 0; i--) {
            MessageView message = messages.get(i);
            if (message.own()) {
                if (message.state() != MessageState.UNKNOWN) {
                    String number = message.position().isNone() ? "" : MessageTeller.number(message.position()) + " ";
                    parts.add(number + message.state().name().toLowerCase(Locale.ROOT));
                }
                return;
            }
        }
    }

    private void unread(List<String> parts) {
        ConversationId here = chatting.current().map(view -> view.info().id()).orElse(ConversationId.NONE);
        String all = chatting.model().conversations().stream()
                .filter(view -> view.unread() > 0
                        && view.ended() == null
                        && !view.info().id().equals(here))
                .limit(MAX_UNREAD)
                .map(view -> Shown.name(view.info().name().text()) + " " + view.unread())
                .collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            parts.add("unread: " + all);
        }
    }
}
