package chat.scp.auth;

/** RFC 5802 §5.1: in a user name, {@code =2C} stands for a comma and {@code =3D} for an equals sign. */
final class SaslName {
    private SaslName() {}

    static String escape(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    static String unescape(String escaped) throws ScramException {
        if (!isEscaped(escaped)) {
            throw ScramException.malformed("an equals sign in a name that escapes nothing");
        }
        return escaped.replace("=2C", ",").replace("=3D", "=");
    }

    private static boolean isEscaped(String escaped) {
        for (int at = escaped.indexOf('='); at >= 0; at = escaped.indexOf('=', at + 1)) {
            if (!escaped.startsWith("=2C", at) && !escaped.startsWith("=3D", at)) {
                return false;
            }
        }
        return true;
    }
}
