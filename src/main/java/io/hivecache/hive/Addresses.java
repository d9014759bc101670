package io.hivecache.hive;

import java.net.URI;

/** How an address may be shown to people: without user, password or parameters, where secrets are. */
public final class Addresses {
    private Addresses() {}

    /** The address without what may be secret. */
    public static String show(URI address) {
        String text = address.toString();
        int end = text.indexOf('?');
        String shown = end < 0 ? text : text.substring(0, end);
        return shown.replaceFirst("^([^:/?#]+:(?://)?).*@", "$1");
    }
}
