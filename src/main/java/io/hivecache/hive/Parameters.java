package io.hivecache.hive;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of an address, in any form of URI: {@code name=value}, joined by {@code &}, behind a question mark. Its
 * errors never repeat a value, which may be a secret.
 */
public final class Parameters {
    private Parameters() {}

    /**
     * The parameters by name, in their order, with percent-encoding undone.
     *
     * @throws HiveException with {@link HiveCode#INVALID_OPTION} if one has no name or no value, or comes twice
     */
    public static Map<String, String> of(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : split(address)) {
            int equals = parameter.indexOf('=');
            if (equals <= 0) {
                throw mistake(address, "has a parameter that is not of the form name=value");
            }
            String name = decode(parameter.substring(0, equals));
            if (parameters.put(name, decode(parameter.substring(equals + 1))) != null) {
                throw mistake(address, "has the parameter " + name + " twice");
            }
        }
        return parameters;
    }

    /** The address without its parameters. */
    public static URI bare(URI address) {
        String text = address.toString();
        int mark = text.indexOf('?');
        return mark < 0 ? address : URI.create(text.substring(0, mark));
    }

    /** The address without one parameter. */
    public static URI without(URI address, String name) {
        String left = Arrays.stream(split(address))
                .filter(parameter -> !decode(parameter).startsWith(name + "="))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? bare(address) : URI.create(bare(address) + "?" + left);
    }

    private static String[] split(URI address) {
        String text = address.toString();
        int mark = text.indexOf('?');
        return mark < 0 || mark == text.length() - 1
                ? new String[0]
                : text.substring(mark + 1).split("&", -1);
    }

    /** A plus sign stands for itself here, unlike in forms. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static HiveException mistake(URI address, String what) {
        return new HiveException(
                HiveCode.INVALID_OPTION, "the address " + Addresses.show(address) + " " + what + ": correct it");
    }
}
