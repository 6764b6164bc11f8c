package chat.scp.quic.kwik;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What kwik does not show. Its packages are open on a class path, and on a module path with {@code --add-opens}; where they are
 * closed, or {@code -Dscp.kwik.untouched=true}, it stays as it is.
 */
final class Insides {
    private static final String UNTOUCHED = "scp.kwik.untouched";
    private static final System.Logger LOG = System.getLogger(Insides.class.getName());
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Insides() {}

    /** What a method without arguments returns, whoever may call it. */
    static Object call(Object on, String name) throws ReflectiveOperationException {
        return method(on.getClass(), name).invoke(on);
    }

    /** Of a class or its parents. */
    static Method method(Class<?> of, String name, Class<?>... parameters) throws ReflectiveOperationException {
        refuseUntouched();
        for (Class<?> type = of; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters)) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    static Object field(Object of, String name) throws ReflectiveOperationException {
        return field(of.getClass(), name).get(of);
    }

    /** Of a class or its parents. */
    static Field field(Class<?> of, String name) throws ReflectiveOperationException {
        refuseUntouched();
        for (Class<?> type = of; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static void refuseUntouched() throws IllegalAccessException {
        if (Boolean.getBoolean(UNTOUCHED)) {
            throw new IllegalAccessException(UNTOUCHED);
        }
    }

    /** Says why something of kwik stays as it is, once and not for each connection. */
    static void closed(String consequence, Exception why) {
        if (SAID.add(consequence)) {
            LOG.log(System.Logger.Level.DEBUG, consequence, why);
        }
    }
}
