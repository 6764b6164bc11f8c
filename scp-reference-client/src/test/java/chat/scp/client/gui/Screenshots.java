package chat.scp.client.gui;

import chat.scp.client.ChatClient;
import chat.scp.client.Draft;
import chat.scp.client.RoomSettings;
import chat.scp.client.TestServer;
import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import org.jspecify.annotations.Nullable;

/**
 * Takes the pictures of the README: a real server, windows, and people who chat. Started by
 * {@code screenshots.sh}; the arguments are where to, and
 * {@code all} for those that are only looked at.
 */
final class Screenshots {
    private final Path to;
    private final boolean all;
    private final Path dir;
    private final TestServer server;
    private final List<ChatClient> clients = new ArrayList<>();
    private final Robot robot = new Robot();

    private Screenshots(Path to, boolean all) throws Exception {
        this.to = to;
        this.all = all;
        dir = Files.createTempDirectory("scp-screenshots");
        server = new TestServer(dir);
        Files.createDirectories(to);
    }

    public static void main(String[] args) throws Exception {
        int status = 1;
        try {
            new Screenshots(Path.of(args[0]), args.length > 1).run();
            status = 0;
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
        }
        System.exit(status); // clients and server have threads of their own
    }

    private void run() throws Exception {
        ChatClient bob = person("bob");
        ChatClient carol = person("carol");
        ChatClient dave = person("dave");
        Wait.run(() -> Theme.LIGHT.apply(13));
        GuiStage alice = GuiStage.signedIn(server, "alice", dir.resolve("a"));
        new Hands().place(alice.frame(), new Rectangle(20, 20, 980, 660));

        ConversationId room = ChatClient.await(carol.rooms()
                        .create(
                                "sailing",
                                RoomSettings.PUBLIC
                                        .withTitle("Sailing club")
                                        .withTopic("Tides, winds and who brings the coffee")))
                .id();
        ChatClient.await(bob.rooms().join("sailing"));
        ChatClient.await(alice.desk().client().rooms().join("sailing"));
        say(carol, room, "Low water is at 05:40, so we leave at six.");
        say(bob, room, "I'll bring the charts");
        say(carol, room, "And who brings the coffee?");

        ConversationId chat = meet(alice, bob, "bob");
        meet(alice, carol, "carol");
        Wait.run(() -> alice.window().open(chat));
        bob.people().show(PresenceStatus.ONLINE, "at the harbour");
        carol.people().show(PresenceStatus.AWAY, "");
        say(bob, chat, "Morning! Is the boat ready for Saturday?");
        Position question = say(bob, chat, "The forecast says four to five from the west.");
        say(alice, chat, "Nearly. The new jib came yesterday, and it fits.");
        Position fits = say(alice, chat, "I only need somebody to hold the other end when we hoist it.");
        bob.send(chat, Draft.reaction(fits, "❤")).await(Duration.ofSeconds(9));
        bob.send(
                        chat,
                        Draft.text("Then I'll be there at seven with the spare halyard.")
                                .inReplyTo(fits))
                .await(Duration.ofSeconds(9));
        alice.desk().client().send(chat, Draft.reaction(question, "★")).await(Duration.ofSeconds(9));
        Position perfect = say(
                alice,
                chat,
                "Perfect. Bring boots, the jetty is slippery after the rain.\nAnd the key for the shed, please, mine is"
                        + " still with carol.");
        bob.markRead(chat, perfect);
        Wait.untilShown(
                "read", () -> last(alice, chat) != null && last(alice, chat).state() == MessageState.READ);
        say(carol, room, "The kettle is on board already.");
        carol.typing(room, true);
        bob.typing(chat, true);
        dave.people().invite("alice");
        Wait.untilShown(
                "an invitation", () -> !alice.desk().model().invitations().isEmpty());
        Wait.untilShown("typing", () -> alice.window()
                .pane()
                .view()
                .map(v -> !v.typing().isEmpty())
                .orElse(false));
        take("window-light", alice.frame());

        Wait.run(() -> alice.window().open(room));
        Wait.run(() -> alice.press(Shortcut.MEMBERS));
        Wait.untilShown("members", () -> alice.desk().model().members(room).size() == 3);
        Wait.run(() -> alice.press(Shortcut.DARK));
        take("room-dark", alice.frame());
        Wait.run(() -> alice.press(Shortcut.MEMBERS));
        Wait.run(() -> alice.window().open(chat));
        Wait.run(() -> alice.frame().setSize(new Dimension(440, 660)));
        take("narrow-dark", alice.frame());
        Wait.run(() -> alice.press(Shortcut.DARK));
        Wait.run(() -> alice.frame().setSize(new Dimension(980, 660)));
        server.stop();
        Wait.untilShown("no connection", () -> alice.window().connectionText().contains("Trying"));
        alice.desk().client().send(chat, "Are you there?");
        Wait.untilShown(
                "sending", () -> last(alice, chat) != null && last(alice, chat).state() == MessageState.SENDING);
        take("reconnecting-light", alice.frame());
        Wait.run(() -> alice.frame().dispose());
        server.start();
        SignInDialog dialog = Wait.swing(() -> {
            SignInDialog made = GuiStage.dialog(server, "erin", dir.resolve("e"), signedIn -> {});
            made.open();
            made.signIn();
            return made;
        });
        Wait.untilShown("question", () -> GuiStage.dialogs().size() == 1);
        take("unknown-server", GuiStage.dialogs().get(0).getBounds());
        Wait.run(() -> GuiStage.dialogs().get(0).dispose());
        Wait.untilShown("refused", () -> !dialog.said().isEmpty());
        look("sign-in", dialog.frame().getBounds());
        Wait.run(() -> dialog.frame().dispose());
        Wait.run(() -> alice.frame().setVisible(true));
        EventQueue.invokeLater(() -> alice.press(Shortcut.HELP));
        Wait.untilShown("help", () -> GuiStage.dialogs().size() == 1);
        look("help", GuiStage.dialogs().get(0).getBounds());
        Wait.run(() -> GuiStage.dialogs().get(0).dispose());
        EventQueue.invokeLater(() -> alice.press(Shortcut.FIND_ROOMS));
        Wait.untilShown("rooms", () -> GuiStage.dialogs().size() == 1);
        look("rooms", GuiStage.dialogs().get(0).getBounds());
        Wait.run(() -> GuiStage.dialogs().get(0).dispose());
        Wait.run(() -> alice.frame().toFront());
        Wait.run(() -> alice.press(Shortcut.MESSAGES));
        EventQueue.invokeLater(() -> alice.press(Shortcut.REACT));
        look("react", alice.frame().getBounds());
    }

    private ChatClient person(String name) throws Exception {
        ChatClient client = ChatClient.open(server.options(name));
        clients.add(client);
        ChatClient.await(client.connect());
        return client;
    }

    private ConversationId meet(GuiStage one, ChatClient other, String name) {
        other.listen(event -> {
            if (event instanceof chat.scp.client.event.ChatEvent.InvitationReceived asked) {
                InvitationId id = asked.id();
                other.people().accept(id);
            }
        });
        return ChatClient.await(one.desk().client().people().chatWith(name));
    }

    private Position say(ChatClient who, ConversationId where, String what) {
        return position(who.send(where, what).await(Duration.ofSeconds(9)));
    }

    private Position say(GuiStage who, ConversationId where, String what) {
        return say(who.desk().client(), where, what);
    }

    private static Position position(chat.scp.signal.SendOutcome outcome) {
        return ((chat.scp.signal.SendOutcome.Stored) outcome).position();
    }

    private static @Nullable MessageView last(GuiStage who, ConversationId where) {
        List<MessageView> all = who.desk().model().messages(where);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** One that is looked at, and not kept with the sources. */
    private void look(String name, Rectangle where) throws IOException {
        if (all) {
            take(name, where);
        }
    }

    private void take(String name, JFrame frame) throws IOException {
        take(name, Wait.swing(() -> frame.getBounds()));
    }

    private void take(String name, Rectangle where) throws IOException {
        robot.waitForIdle();
        robot.delay(400); // what is drawn late: the caret, a menu that closes
        Wait.run(() -> {});
        File file = to.resolve(name + ".png").toFile();
        ImageIO.write(robot.createScreenCapture(where), "png", file);
        System.out.println(file + " " + file.length() / 1024 + " KiB");
    }
}
