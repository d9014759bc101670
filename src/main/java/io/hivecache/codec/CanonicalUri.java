package io.hivecache.codec;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes URIs that are equal alike: {@link URI#equals} takes capital letters for small ones in the scheme, in the host
 * and in escaped octets, and a colon without a port for nothing.
 */
final class CanonicalUri {
    private static final Pattern ESCAPED = Pattern.compile("%[0-9a-fA-F]{2}");

    private CanonicalUri() {}

    /** Answers the text that all URIs equal to this one have. */
    static String text(URI uri) {
        StringBuilder text = new StringBuilder();
        if (uri.getScheme() != null) {
            text.append(uri.getScheme().toLowerCase(Locale.ROOT)).append(':');
        }
        if (uri.isOpaque()) {
            text.append(octets(uri.getRawSchemeSpecificPart()));
        } else {
            appendAuthority(text, uri);
            text.append(octets(uri.getRawPath()));
            append(text, "?", uri.getRawQuery());
        }
        append(text, "#", uri.getRawFragment());
        return text.toString();
    }

    private static void appendAuthority(StringBuilder text, URI uri) {
        if (uri.getHost() == null) {
            append(text, "//", uri.getRawAuthority());
            return;
        }
        text.append("//");
        if (uri.getRawUserInfo() != null) {
            text.append(octets(uri.getRawUserInfo())).append('@');
        }
        text.append(uri.getHost().toLowerCase(Locale.ROOT));
        if (uri.getPort() != -1) {
            text.append(':').append(uri.getPort());
        }
    }

    private static void append(StringBuilder text, String before, @Nullable String component) {
        if (component != null) {
            text.append(before).append(octets(component));
        }
    }

    private static String octets(String component) {
        return component.indexOf('%') < 0
                ? component
                : ESCAPED.matcher(component)
                        .replaceAll(
                                octet -> Matcher.quoteReplacement(octet.group().toUpperCase(Locale.ROOT)));
    }
}
