package io.hivecache.engine.remote;

import io.hivecache.hive.Addresses;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Parameters;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address taken apart. Its {@link #toString} has no secrets.
 *
 * @param scheme its scheme
 * @param nodes the servers that are named, at least one
 * @param user who to be there, or null for the default user
 * @param password that user's password, or null for none
 * @param database the number of the database
 * @param options its parameters
 * @param shown the address as it may be shown
 */
record RemoteAddress(
        Scheme scheme,
        List<Node> nodes,
        @Nullable String user,
        @Nullable String password,
        int database,
        Options options,
        String shown) {

    /** Where a server listens. */
    record Node(String host, int port) {}

    /**
     * Takes an address apart.
     *
     * @throws HiveException if it cannot be understood; the message has no secrets
     */
    static RemoteAddress parse(URI address) {
        Scheme scheme = Scheme.of(address);
        String shown = Addresses.show(address);
        String authority = address.getRawAuthority();
        if (scheme == null || authority == null) {
            throw mistake(shown, "names no host");
        }
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? "" : decode(userInfo.substring(0, colon));
        String password = decode(userInfo.substring(colon + 1));
        return new RemoteAddress(
                scheme,
                nodes(authority.substring(at + 1), scheme, shown),
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : password,
                database(address, shown),
                Options.of(Parameters.of(address), shown),
                shown);
    }

    private static List<Node> nodes(String hosts, Scheme scheme, String shown) {
        List<Node> nodes = new ArrayList<>();
        for (String host : hosts.split(",", -1)) {
            int colon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
            String name = colon < 0 ? host : host.substring(0, colon);
            if (name.isEmpty()) {
                throw mistake(shown, "names no host");
            }
            nodes.add(new Node(name, colon < 0 ? scheme.port() : port(host.substring(colon + 1), shown)));
        }
        return List.copyOf(nodes);
    }

    private static int port(String text, String shown) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 1 << 16) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw mistake(shown, "has a port that is no number");
        }
        throw mistake(shown, "has a port beyond 65535");
    }

    private static int database(URI address, String shown) {
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("^/", "");
        if (path.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(path);
        } catch (NumberFormatException e) {
            throw mistake(shown, "has a path that is no database number, such as /1");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static HiveException mistake(String shown, String what) {
        return new HiveException(
                HiveCode.INVALID_OPTION, "the address '" + shown + "' " + what + "; use such as redis://host:6379");
    }

    @Override
    public String toString() {
        return shown;
    }
}
