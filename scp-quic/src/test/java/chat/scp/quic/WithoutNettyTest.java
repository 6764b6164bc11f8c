package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The module where Netty is not on the class path: a class loader that leaves it out. */
final class WithoutNettyTest {
    /** Runs within the class loader of {@link #bereft}. */
    public static final class Inside {
        private Inside() {}

        public static String automatic() throws QuicException {
            try (var engine = Engines.forServer(EngineChoice.AUTOMATIC)) {
                return engine.name();
            }
        }

        public static String netty() throws QuicException {
            try (var engine = Engines.forServer(EngineChoice.NETTY)) {
                return engine.name();
            }
        }
    }

    private static Object run(String method) throws Exception {
        try (URLClassLoader loader = bereft()) {
            Method inside = loader.loadClass(Inside.class.getName()).getMethod(method);
            return inside.invoke(null);
        }
    }

    private static URLClassLoader bereft() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!new File(entry).getName().startsWith("netty-")) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void aServerTakesKwikByItself() throws Exception {
        Object name = run("automatic");
        assertTrue(name.toString().startsWith("kwik"), name::toString);
    }

    @Test
    void whoChoosesNettyIsToldWhatIsMissing() {
        Throwable failure = assertThrows(InvocationTargetException.class, () -> run("netty"))
                .getCause();
        assertEquals(QuicException.class.getName(), failure.getClass().getName());
        assertInstanceOf(Exception.class, failure);
        assertTrue(
                failure.getMessage().contains("netty-codec-classes-quic is not on the class path"),
                failure::getMessage);
    }
}
