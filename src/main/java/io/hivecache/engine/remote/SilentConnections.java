package io.hivecache.engine.remote;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose other end has said nothing since it was asked, for more than twice as long as a command may take,
 * so that a new one is made. A server whose machine or network vanishes ends no connection; left alone, the operating system would
 * hold on to it for a quarter of an hour.
 */
final class SilentConnections implements NettyCustomizer {
    private final NettyCustomizer next;
    private final long patienceNanos;

    /**
     * Creates the customizer of channels.
     *
     * @param next is asked, too
     * @param timeout how long a command may take
     */
    SilentConnections(NettyCustomizer next, Duration timeout) {
        this.next = next;
        this.patienceNanos = timeout.multipliedBy(2).plus(timeout.dividedBy(8)).toNanos();
    }

    @Override
    public void afterChannelInitialized(Channel channel) {
        next.afterChannelInitialized(channel);
        channel.pipeline().addFirst(new Listening());
    }

    /** For the thread of one channel. */
    private final class Listening extends ChannelDuplexHandler {
        private boolean waits;
        private long waitsSince;
        private boolean watched;

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // it is the promise, which the caller has
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (!waits) {
                waits = true;
                waitsSince = System.nanoTime();
                if (!watched) {
                    lookAfter(context, patienceNanos);
                }
            }
            context.write(message, promise);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            waits = false;
            context.fireChannelRead(message);
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        private void lookAfter(ChannelHandlerContext context, long nanos) {
            watched = true;
            context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        private void look(ChannelHandlerContext context) {
            watched = false;
            long left = waitsSince + patienceNanos - System.nanoTime();
            if (waits && left <= 0) {
                context.close();
            } else if (waits && context.channel().isActive()) {
                lookAfter(context, left);
            }
        }
    }
}
