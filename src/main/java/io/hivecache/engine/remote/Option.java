package io.hivecache.engine.remote;

import io.hivecache.hive.EditDistance;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of an address. */
enum Option {
    CONNECT_TIMEOUT("connect-timeout", "a duration such as 2s or 500ms"),
    COMMAND_TIMEOUT("command-timeout", "a duration such as 2s or 500ms"),
    KEY_PREFIX("key-prefix", "letters, digits and marks such as ':', without braces, glob characters or spaces"),
    READ_FROM("read-from", "master or replica"),
    MAX_VALUE_BYTES("max-value-bytes", "a number of bytes such as 1048576 or 16MiB"),
    LAZY_CONNECT("lazy-connect", "true or false"),
    MASTER("master", "the name by which the Sentinels know the master"),
    SENTINEL_PASSWORD("sentinel-password", "the password of the Sentinels"),
    VERIFY_HOST("verify-host", "true or false"),
    TRUSTSTORE("truststore", "a file with the certificates to trust, PEM, PKCS12 or JKS"),
    TRUSTSTORE_PASSWORD("truststore-password", "the password of the truststore"),
    KEYSTORE("keystore", "a file with this client's certificate and key, PEM, PKCS12 or JKS"),
    KEYSTORE_PASSWORD("keystore-password", "the password of the keystore");

    private final String word;
    private final String accepted;

    Option(String word, String accepted) {
        this.word = word;
        this.accepted = accepted;
    }

    /**
     * The option with a name.
     *
     * @throws HiveException if there is none; the message names the nearest
     */
    static Option of(String word, String shownAddress) {
        for (Option option : values()) {
            if (option.word.equals(word)) {
                return option;
            }
        }
        String nearest = EditDistance.nearest(
                word, Arrays.stream(values()).map(option -> option.word).collect(Collectors.toList()));
        throw new HiveException(
                HiveCode.INVALID_OPTION,
                "the address '" + shownAddress + "' has the unknown parameter '" + word + "'; did you mean '" + nearest
                        + "'?");
    }

    /** The failure of a value, which is not repeated, for it may be secret; so is what found it unusable. */
    HiveException mistake(String shownAddress) {
        return mistake(shownAddress, "", null);
    }

    /** The failure of a value for a reason that is told, since it has no secrets. */
    HiveException mistake(String shownAddress, String reason, @Nullable Throwable cause) {
        return new HiveException(
                HiveCode.INVALID_OPTION,
                "the address '" + shownAddress + "' has a " + word + " that cannot be used"
                        + (reason.isEmpty() ? "" : ": " + reason) + "; accepted: " + accepted,
                cause);
    }
}
