package chat.scp.server.service;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.server.service.Backbone.Relayed;
import chat.scp.signal.ServerCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is online on this node, on which devices. */
final class Sessions {
    private final Backbone backbone;
    private final Map<UserName, Map<DeviceId, Connected>> byUser = new HashMap<>();
    private final Set<Connected> arriving = new LinkedHashSet<>();

    Sessions(Backbone backbone) {
        this.backbone = backbone;
    }

    /** Connected, and not logged in. */
    void arrived(Connected session) {
        arriving.add(session);
    }

    /** Its connection is gone. */
    void left(Connected session) {
        arriving.remove(session);
    }

    List<Connected> arriving() {
        return List.copyOf(arriving);
    }

    /** Returns the session that the device had, which is one no more. */
    @Nullable
    Connected add(Connected session) {
        session.online = true;
        arriving.remove(session);
        Connected older = byUser.computeIfAbsent(session.user, user -> new LinkedHashMap<>())
                .put(session.device, session);
        if (older != null) {
            older.online = false;
        }
        backbone.online(session.user, session.device, true);
        backbone.relay(new Relayed.Arrived(session.user, session.device)); // §13.1-2
        return older;
    }

    void remove(Connected session) {
        session.online = false;
        Map<DeviceId, Connected> devices = byUser.get(session.user);
        if (devices != null && devices.remove(session.device, session)) {
            backbone.online(session.user, session.device, false);
            if (devices.isEmpty()) {
                byUser.remove(session.user);
            }
        }
    }

    /** A copy: telling one may end another. */
    List<Connected> of(UserName user) {
        return List.copyOf(byUser.getOrDefault(user, Map.of()).values());
    }

    @Nullable
    Connected of(UserName user, DeviceId device) {
        return byUser.getOrDefault(user, Map.of()).get(device);
    }

    boolean isOnline(UserName user) {
        return byUser.containsKey(user) || backbone.isElsewhere(user);
    }

    /** All devices of the user, on whichever node. */
    void tell(UserName user, ServerCommand command) {
        tellHere(user, command);
        backbone.relay(new Relayed.Told(user, command));
    }

    void tellHere(UserName user, ServerCommand command) {
        of(user).forEach(session -> session.tell(command));
    }

    Collection<Connected> all() {
        List<Connected> all = new ArrayList<>();
        byUser.values().forEach(devices -> all.addAll(devices.values()));
        return all;
    }
}
