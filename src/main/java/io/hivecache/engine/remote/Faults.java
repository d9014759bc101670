package io.hivecache.engine.remote;

import io.hivecache.hive.ConnectionReset;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.UnexpectedReply;
import io.hivecache.hive.UnknownAfterReset;
import io.hivecache.hive.UnknownAfterTimeout;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.PartitionSelectorException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Words for what goes wrong between here and the servers of one address, which is shown without its secrets. */
final class Faults {
    /** What the client library says when it has not sent a command, for want of a connection. */
    static final String NOT_SENT = "Commands are rejected";

    /** What it says when the connection was closed on this side. */
    private static final String CLOSED = "Connection is closed";

    private final String address;

    /** Creates the words for an address, given in a form that may be shown. */
    Faults(String address) {
        this.address = address;
    }

    /** What servers say that cannot carry out a command now, or not here. */
    private static final Set<String> NOT_NOW = Set.of("LOADING", "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "READONLY");

    private static final Set<String> REDIRECTIONS = Set.of("MOVED", "ASK");

    /** Whether a request of many was turned away since another server has the key; sent by itself it finds that. */
    static boolean wasRedirected(@Nullable Throwable cause) {
        return cause instanceof RedisCommandExecutionException && REDIRECTIONS.contains(word(cause));
    }

    /** Whether a request surely changed nothing, and might do so if it were sent again. */
    static boolean wasNotCarriedOut(@Nullable Throwable cause) {
        if (cause == null || CLOSED.equals(cause.getMessage())) {
            return false;
        }
        return cause instanceof RedisConnectionException
                || cause instanceof PartitionSelectorException
                || String.valueOf(cause.getMessage()).contains(NOT_SENT)
                || (cause instanceof RedisCommandExecutionException && NOT_NOW.contains(word(cause)));
    }

    private static String word(Throwable refusal) {
        return String.valueOf(refusal.getMessage()).split(" ", 2)[0];
    }

    /** Whether a request failed because its connection is gone, whether it was sent or not. */
    static boolean isConnectionLost(@Nullable Throwable cause) {
        return cause instanceof IOException
                || (cause instanceof RedisException
                        && !(cause instanceof RedisCommandExecutionException)
                        && !CLOSED.equals(cause.getMessage()));
    }

    /** A request had no answer in time. */
    HiveException timedOut(Request request, long nanos) {
        String message = request.type() + " had no answer from the hive at '" + address + "' within "
                + nanos / 1_000_000 + " ms; look for what keeps the servers busy, or raise command-timeout";
        return request.reads() ? new HiveTimeout(message) : new UnknownAfterTimeout(message + outcome());
    }

    /** A request failed. */
    HiveException failed(Request request, @Nullable Throwable cause) {
        if (cause instanceof HiveException known) {
            return known;
        }
        if (cause instanceof RedisCommandExecutionException) {
            return refused(request, cause);
        }
        String text = cause == null ? "" : String.valueOf(cause.getMessage());
        if (text.equals(CLOSED)) {
            return new HiveException(
                    HiveCode.INVALID_COMMAND, "the hive at '" + address + "' was closed; open it again", cause);
        }
        if (wasNotCarriedOut(cause)) {
            return new ConnectionReset(
                    "not connected to the hive at '" + address + "', " + request.type()
                            + " was not sent; it is being reconnected",
                    cause);
        }
        if (isConnectionLost(cause) || cause instanceof CancellationException) {
            String message = "the connection to the hive at '" + address + "' was lost during " + request.type()
                    + "; it is being reconnected";
            return request.reads()
                    ? new ConnectionReset(message, cause)
                    : new UnknownAfterReset(message + outcome(), cause);
        }
        return new UnexpectedReply("the hive at '" + address + "' and " + request.type() + ": " + cause, cause);
    }

    private static String outcome() {
        return "; whether the change was carried out is unknown, and it is not repeated";
    }

    private HiveException refused(Request request, Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        String message = "the server refused " + request.type() + " at '" + address + "': " + text;
        if (text.contains("OOM ")) {
            return new NoMemory(message + "; raise its maxmemory, or set an eviction policy", cause);
        }
        return switch (word(cause)) {
            case "NOPERM", "NOAUTH", "WRONGPASS" ->
                new HiveException(
                        HiveCode.INVALID_COMMAND,
                        message + "; check user and password, and the commands and keys the user may use",
                        cause);
            case "READONLY" ->
                new HiveException(
                        HiveCode.SYSTEM,
                        message
                                + "; that server is a replica, which changes nothing: give the address of its master, or of"
                                + " the Sentinels that know it",
                        cause);
            case "LOADING", "BUSY", "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "MISCONF", "NOREPLICAS" ->
                new HiveException(HiveCode.SYSTEM, message + "; nothing was changed, try again later", cause);
            default -> new HiveException(HiveCode.INVALID_COMMAND, message, cause);
        };
    }
}
