package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import java.util.List;

/** Several as one. */
record Observers(List<Observer> several) implements Observer {
    @Override
    public void connected(String address) {
        several.forEach(o -> o.connected(address));
    }

    @Override
    public void loggedIn(UserName user, String address, int version, Mechanism mechanism) {
        several.forEach(o -> o.loggedIn(user, address, version, mechanism));
    }

    @Override
    public void refused(Asked what, ErrorCode code, String who, String address) {
        several.forEach(o -> o.refused(what, code, who, address));
    }

    @Override
    public void loginFailed(String who, String address) {
        several.forEach(o -> o.loginFailed(who, address));
    }

    @Override
    public void stored(int bytes, long nanos) {
        several.forEach(o -> o.stored(bytes, nanos));
    }

    @Override
    public void delivered(int sessions) {
        several.forEach(o -> o.delivered(sessions));
    }

    @Override
    public void disconnected(UserName user, String address, ErrorCode code) {
        several.forEach(o -> o.disconnected(user, address, code));
    }

    @Override
    public void removed(int messages) {
        several.forEach(o -> o.removed(messages));
    }

    @Override
    public void noticed(int sessions) {
        several.forEach(o -> o.noticed(sessions));
    }

    @Override
    public void storeFailed(String why) {
        several.forEach(o -> o.storeFailed(why));
    }
}
