package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.lettuce.core.RedisNoScriptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests as calls that wait for their replies, each within the command time-out. Thread-safe.
 *
 * <p>A request is sent again, as long as its time lasts, in two cases only: the servers surely did not carry it out, because it
 * was never sent or they refused it for the moment; or it is a read whose connection was lost, which harms nobody. An
 * interrupt does not end a wait, for then nobody would know what became
 * of the request: it is kept for the caller.
 */
final class Calls {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LEFT_FOR_REPLY = 4;

    private final Wire wire;
    private final Wire again;
    private final Faults faults;
    private final long timeoutNanos;
    private final CommandTimes times;

    Calls(Wire wire, Faults faults, Duration timeout) {
        this(wire, wire, faults, timeout.toNanos(), new CommandTimes());
    }

    private Calls(Wire wire, Wire again, Faults faults, long timeoutNanos, CommandTimes times) {
        this.wire = wire;
        this.again = again;
        this.faults = faults;
        this.timeoutNanos = timeoutNanos;
        this.times = times;
    }

    /** The same over another way, such as that to one server of many. */
    Calls over(Wire other) {
        return new Calls(other, other, faults, timeoutNanos, times);
    }

    /** The same over another way, but what is sent again goes this way. */
    Calls firstOver(Wire other) {
        return new Calls(other, wire, faults, timeoutNanos, times);
    }

    /** How long calls took, over whatever way. */
    CommandTimes times() {
        return times;
    }

    /** How long a call may take, in nanoseconds. */
    long timeoutNanos() {
        return timeoutNanos;
    }

    /** What failures become. */
    Faults faults() {
        return faults;
    }

    /** Sends a request and waits for its reply. */
    @Nullable
    Object call(Request request) {
        return finish(request).reply();
    }

    /** Sends a request and waits until its reply is there. */
    Sent finish(Request request) {
        long start = System.nanoTime();
        try {
            return finish(request, wire.send(request), start + timeoutNanos);
        } catch (HiveException e) {
            times.failed();
            throw e;
        } finally {
            times.done(start);
        }
    }

    /**
     * Sends requests together and waits for all replies: for the last one first, as the others are mostly there by then, so
     * that this thread need not be woken for each.
     *
     * @throws HiveException the first failure, once all replies are there
     */
    List<@Nullable Object> callAll(List<Request> requests) {
        List<@Nullable Object> replies = new ArrayList<>(requests.size());
        finishAll(requests).forEach(sent -> replies.add(sent.reply()));
        return replies;
    }

    /**
     * Sends requests together and waits until all replies are there.
     *
     * @throws HiveException the first failure, once all replies are there
     */
    List<Sent> finishAll(List<Request> requests) {
        long start = System.nanoTime();
        long end = start + timeoutNanos;
        List<Sent> commands = wire.sendAll(requests);
        Sent[] finished = new Sent[requests.size()];
        HiveException failure = null;
        for (int i = commands.size() - 1; i >= 0; i--) {
            try {
                finished[i] = finish(requests.get(i), commands.get(i), end);
            } catch (HiveException e) {
                failure = e;
            }
        }
        times.done(start);
        if (failure != null) {
            times.failed();
            throw failure;
        }
        return Arrays.asList(finished);
    }

    private Sent finish(Request request, Sent sent, long end) {
        Sent command = sent;
        while (true) {
            try {
                await(command, end);
                return command;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof RedisNoScriptException && request.ifUnknown() != null) {
                    command = wire.send(request.ifUnknown().get().under(request.doubts()));
                } else if (Faults.wasRedirected(cause) && System.nanoTime() < end) {
                    command = wire.redirected().send(request);
                } else if (mayRepeat(request, cause) && pause(end)) {
                    command = again.send(request);
                } else {
                    throw faults.failed(request, cause);
                }
            } catch (TimeoutException e) {
                command.cancel();
                throw faults.timedOut(request, timeoutNanos);
            }
        }
    }

    private static boolean mayRepeat(Request request, @Nullable Throwable cause) {
        return Faults.wasNotCarriedOut(cause) || (request.reads() && Faults.isConnectionLost(cause));
    }

    /** Waits a little for the servers to come back; answers false if not enough time would be left for a reply. */
    private boolean pause(long end) {
        if (end - System.nanoTime() < timeoutNanos / LEFT_FOR_REPLY) {
            return false;
        }
        LockSupport.parkNanos(Math.min(PAUSE_NANOS, timeoutNanos / LEFT_FOR_REPLY / 2));
        return true;
    }

    private static void await(Sent command, long end) throws ExecutionException, TimeoutException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    command.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
