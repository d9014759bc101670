package io.hivecache.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A network between a client and a server on this machine that can be made to fail: it delays, cuts, refuses, or swallows
 * everything. What it has taken it passes on in order or never, as TCP does. Thread-safe.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final int target;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;
    private volatile Thread taking;
    private volatile boolean held;
    private volatile boolean repliesHeld;
    private volatile long delayMillis;
    private final Cut requests = new Cut();
    private final Cut replies = new Cut();

    /** Begins to pass on everything to the server at a port. */
    public FaultyProxy(int target) {
        this.target = target;
        this.port = RedisServer.freePort();
        accept();
    }

    /** Its address in a scheme such as {@code redis}, with parameters if any. */
    public String address(String scheme) {
        return scheme + "://127.0.0.1:" + port;
    }

    /** Takes connections again, after {@link #refuse}. */
    public void accept() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = socket;
            taking = start(() -> takeAll(socket));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                link(socket.accept());
            } catch (IOException e) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private void link(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Link link = new Link(client, server);
            links.add(link);
            link.begin();
        } catch (IOException e) {
            closeQuietly(client);
            throw e;
        }
    }

    /** Cuts all connections and lets nobody connect. The port is free only when the thread has left it, too. */
    public void refuse() {
        closeQuietly(listener);
        try {
            taking.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        cut();
    }

    /** Cuts all connections. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** Cuts the connection on which so many more bytes of requests have been passed on, in the middle of whatever it is. */
    public void cutAfterRequestBytes(int bytes) {
        requests.after(bytes);
    }

    /** Cuts the connection on which so many more bytes of replies have been passed on. */
    public void cutAfterReplyBytes(int bytes) {
        replies.after(bytes);
    }

    /** Passes on nothing any more until {@link #release}, but closes nothing. */
    public void hold() {
        held = true;
    }

    /** Passes on no replies any more until {@link #release}, but requests. */
    public void holdReplies() {
        repliesHeld = true;
    }

    /** Passes on what was held and what comes. */
    public void release() {
        held = false;
        repliesHeld = false;
    }

    /** As {@link #release}, but only for new connections: those of before stay silent for ever, and nobody is told. */
    public void releaseNew() {
        links.forEach(link -> link.silent = true);
        release();
    }

    /** Lets each piece take so much longer in each direction. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** How many connections there are. */
    public int connections() {
        return links.size();
    }

    @Override
    public void close() {
        release();
        refuse();
    }

    private static Thread start(Runnable action) {
        Thread thread = new Thread(action, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where one direction is to end, counted over all connections. */
    private static final class Cut {
        private static final int NEVER = -1;
        private int left = NEVER;

        synchronized void after(int bytes) {
            left = bytes;
        }

        /**
         * Takes bytes that are to pass: as one, since a connection of which some were kept back and which went on would
         * have a hole.
         */
        synchronized Share take(int bytes) {
            if (left == NEVER) {
                return new Share(bytes, false);
            }
            int taken = Math.min(left, bytes);
            boolean last = taken == left;
            left = last ? NEVER : left - taken;
            return new Share(taken, last);
        }
    }

    /** How many bytes may pass, and whether the connection ends after them. */
    private record Share(int bytes, boolean last) {}

    /** One connection, passed on by two threads. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean silent;
        private volatile boolean closed;

        private Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void begin() {
            start(() -> pass(client, server, requests));
            start(() -> pass(server, client, replies));
        }

        private void pass(Socket from, Socket to, Cut cut) {
            byte[] buffer = new byte[8_192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
                    waitWhile(() -> held || (repliesHeld && cut == replies));
                    if (silent) {
                        continue;
                    }
                    Share share = cut.take(read);
                    out.write(buffer, 0, share.bytes());
                    out.flush();
                    if (share.last()) {
                        break;
                    }
                }
            } catch (IOException e) {
                // the connection has ended, as it does below
            }
            close();
        }

        private void waitWhile(BooleanSupplier condition) {
            while (!closed && condition.getAsBoolean()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        private void close() {
            closed = true;
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }
}
