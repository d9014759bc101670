package io.hivecache.jcache;

import io.hivecache.hive.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Tells the addresses of hives from those of configuration files. */
final class HiveAddress {

    private static final Set<String> SCHEMES =
            Set.of("hive", "hives", "redis", "rediss", "redis-sentinel", "rediss-sentinel", "valkey", "valkeys");

    private HiveAddress() {}

    /** Returns whether a manager's URI is a hive's address; whether an engine serves it is another question. */
    static boolean is(URI uri) {
        return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    /** Returns an address without what may be secret, and without what ends a value in the name of a bean. */
    static URI shown(URI uri) {
        return URI.create(Addresses.show(uri).replace(',', ';'));
    }

    /** A user name or password may have any character, but some end it in an address. */
    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Reads an address; what is filled into it from elsewhere is encoded as needed. Its errors do not
     * repeat the value and have no cause, for there may be a password in it.
     */
    static URI read(Assignment assignment) {
        try {
            URI uri = new URI(assignment.value(HiveAddress::encode));
            if (is(uri)) {
                return uri;
            }
            throw assignment.mistake(
                    (uri.getScheme() == null ? "has no scheme" : "has the unknown scheme '" + uri.getScheme() + "'")
                            + "; it must be a hive's address such as hive:embedded",
                    null);
        } catch (URISyntaxException e) {
            throw assignment.mistake(
                    "is no URI: " + e.getReason() + " at index " + e.getIndex()
                            + "; it must be a hive's address such as hive:embedded",
                    null);
        }
    }
}
