package chat.scp.server;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.server.service.Observer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened, as lines with keys and values. No text of messages, and no secrets. §9.8-1 */
final class EventLog implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger("chat.scp.events");

    @Override
    public void connected(String address) {
        LOG.atDebug().addKeyValue("address", address).log("connected");
    }

    @Override
    public void loggedIn(UserName user, String address, int version, Mechanism mechanism) {
        LOG.atInfo()
                .addKeyValue("user", user)
                .addKeyValue("address", address)
                .addKeyValue("version", version)
                .addKeyValue("mechanism", mechanism)
                .log("logged in");
    }

    @Override
    public void refused(Asked what, ErrorCode code, String who, String address) {
        (what == Asked.LOGIN ? LOG.atInfo() : LOG.atDebug())
                .addKeyValue("what", what)
                .addKeyValue("code", code)
                .addKeyValue("user", Printable.of(who))
                .addKeyValue("address", address)
                .log("refused");
    }

    @Override
    public void loginFailed(String who, String address) {
        LOG.atInfo()
                .addKeyValue("user", Printable.of(who))
                .addKeyValue("address", address)
                .log("wrong proof");
    }

    @Override
    public void disconnected(UserName user, String address, ErrorCode code) {
        (user.isNone() ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("user", user)
                .addKeyValue("address", address)
                .addKeyValue("code", code)
                .log("disconnected");
    }

    @Override
    public void noticed(int sessions) {
        LOG.atInfo().addKeyValue("sessions", sessions).log("a notice was told");
    }

    @Override
    public void removed(int messages) {
        LOG.atInfo().addKeyValue("messages", messages).log("retention removed");
    }
}
