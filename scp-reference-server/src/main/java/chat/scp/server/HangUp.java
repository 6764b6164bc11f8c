package chat.scp.server;

import java.lang.reflect.Proxy;

/**
 * The signal SIGHUP: what operators send to have a program read its configuration again. The JDK has it in
 * jdk.unsupported only, so it is looked for; where there is none, as on Windows, nothing happens.
 */
final class HangUp {
    private static final System.Logger LOG = System.getLogger(HangUp.class.getName());

    private HangUp() {}

    static void onHangUp(Runnable reload) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object heard = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            reload.run();
                            yield null;
                        }
                        case "hashCode" -> 0;
                        case "equals" -> proxy == arguments[0];
                        default -> "reload";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), heard);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "no SIGHUP here: {0}", e.toString());
        }
    }
}
