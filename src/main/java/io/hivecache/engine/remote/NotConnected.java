package io.hivecache.engine.remote;

import io.hivecache.hive.ConnectionRefused;
import io.hivecache.hive.ConnectionReset;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.HostNotFound;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.RedisProtocolException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no connection could be made to the servers of an address, told from what the client library throws. */
final class NotConnected {
    /** What the client library says when the connection was closed while it was being made. */
    private static final String PREMATURE = "Connection closed prematurely";

    /** What it says when the connection was closed even before it looked. */
    private static final String GONE = "RedisHandshakeHandler not registered";

    /** What TLS says of a server that ended the handshake. */
    private static final String ALERT = "Received fatal alert";

    private static final String NO_TLS =
            "if the server does not speak TLS at this port, name the port where it does, or "
                    + "use an address such as hive:// or redis:// for a connection that others can read";

    private final String at;
    private final Throwable failure;
    private final List<Throwable> causes = new ArrayList<>();

    private NotConnected(RemoteAddress address, Throwable failure) {
        this.at = "the hive at '" + address.shown() + "'";
        this.failure = failure;
        for (Throwable cause = failure; cause != null && causes.size() < 100; cause = cause.getCause()) {
            causes.add(cause);
        }
    }

    /** The failure in the words of callers. */
    static HiveException to(RemoteAddress address, Throwable failure) {
        return new NotConnected(address, failure).tell();
    }

    /** What a request is told that has waited long enough for the first connection. */
    static HiveException within(RemoteAddress address, Duration patience) {
        return new HiveTimeout("not connected to the hive at '" + address.shown() + "' within " + patience.toMillis()
                + " ms; nothing was sent, and it is still being tried");
    }

    /** Whether a connection failed and nobody said why. */
    static boolean isUnexplained(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isClosed(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClosed(Throwable cause) {
        return PREMATURE.equals(cause.getMessage())
                || GONE.equals(cause.getMessage())
                || (cause instanceof IOException && !(cause instanceof ConnectException));
    }

    private <T> @Nullable T first(Class<T> type) {
        return causes.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private boolean has(Class<?> type) {
        return first(type) != null;
    }

    private HiveException tell() {
        HiveException known = first(HiveException.class);
        if (known != null) {
            return known;
        }
        if (has(UnknownHostException.class) || has(UnresolvedAddressException.class)) {
            return new HostNotFound(at + " cannot be reached: unknown host; check the address", failure);
        }
        if (has(SslHandshakeTimeoutException.class)) {
            return new HiveTimeout(at + " did not answer in time when TLS was to begin; " + NO_TLS, failure);
        }
        if (has(SSLException.class)) {
            return new HiveException(HiveCode.INVALID_PROTOCOL, at + ": no secure connection: " + insecure(), failure);
        }
        if (has(RedisProtocolException.class)) {
            return new HiveException(
                    HiveCode.INVALID_PROTOCOL,
                    at + " is no Valkey or Redis: it answers in another protocol; check host and port",
                    failure);
        }
        RedisCommandExecutionException refusal = first(RedisCommandExecutionException.class);
        if (refusal != null) {
            return new HiveException(
                    HiveCode.INVALID_COMMAND,
                    at + " turned the connection down: " + refusal.getMessage() + "; check user and password",
                    failure);
        }
        return noAnswer();
    }

    private HiveException noAnswer() {
        Throwable cause = first(ConnectException.class);
        if (cause == null) {
            cause = causes.get(causes.size() - 1);
        }
        if (cause instanceof TimeoutException
                || String.valueOf(cause.getMessage()).contains("timed out")) {
            return new HiveTimeout(at + " did not answer in time: " + cause.getMessage(), failure);
        }
        if (isClosed(cause)) {
            return new ConnectionReset(
                    at + " closed the connection without a word; if the server speaks TLS, use an address such as "
                            + "hives:// or rediss://",
                    failure);
        }
        return new ConnectionRefused(
                at + " cannot be reached: " + cause.getMessage() + "; check that a server listens there", failure);
    }

    /** What is wrong with TLS, and what to do about it. */
    private String insecure() {
        Throwable deepest = causes.get(causes.size() - 1);
        String said = deepest.getMessage() + "; ";
        if (has(NotSslRecordException.class)) {
            return "the answer is not TLS; " + NO_TLS;
        }
        if (has(CertificateExpiredException.class)) {
            return "the server's certificate has expired: " + said + "renew it there";
        }
        if (has(CertPathBuilderException.class) || has(CertPathValidatorException.class)) {
            return "the server's certificate is not trusted: " + said
                    + "name the certificate of the authority that issued it, as truststore=FILE in the address";
        }
        if (has(CertificateException.class)) {
            return "the server's certificate is for another name: " + said
                    + "connect by a name that is in it, or have one "
                    + "issued for this name; verify-host=false leaves the name unchecked";
        }
        if (String.valueOf(deepest.getMessage()).contains(ALERT)) { // newer JDKs name the alert before
            return "the server ended it: " + said
                    + "if it wants to know its clients, name a file with a certificate that it "
                    + "trusts, and its key, as keystore=FILE in the address";
        }
        return said + "check that the server speaks TLS and which versions it accepts";
    }
}
