package io.hivecache.engine.remote;

import io.lettuce.core.protocol.CommandEncoder;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.Collection;

/**
 * Lets requests leave together, those of one caller ({@link Bundle}) and those of many: a flush waits until what was queued
 * beside it is written, too. With 32 threads on a connection the server then reads 25 requests at a time instead of 5,
 * which halves its work per request and the client's; one thread alone loses nothing that could be measured.
 *
 * <p>They are written into buffers of the right size, which otherwise would be doubled, and copied, eight times for
 * a hundred entries.
 */
final class GatheredWrites implements NettyCustomizer {
    private static final int MOST_FLUSHES = 256;

    @Override
    public void afterChannelInitialized(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        FlushConsolidationHandler gathering = new FlushConsolidationHandler(MOST_FLUSHES, true);
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (tls == null) {
            pipeline.addFirst(gathering);
        } else {
            pipeline.addAfter(tls.name(), null, gathering);
        }
        pipeline.replace(CommandEncoder.class, "encoder", new Encoder());
        pipeline.addLast(new Unpacking());
    }

    private static final class Unpacking extends ChannelOutboundHandlerAdapter {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // it is the promise, which the caller has
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message instanceof Bundle bundle ? bundle.unpack() : message, promise);
        }
    }

    private static final class Encoder extends CommandEncoder {
        /** For the name of the command and the number of its arguments. */
        private static final int HEAD = 32;

        private static final int UNKNOWN = 256;

        @Override
        protected ByteBuf allocateBuffer(ChannelHandlerContext context, Object message, boolean direct) {
            int size = size(message);
            return direct ? context.alloc().ioBuffer(size) : context.alloc().heapBuffer(size);
        }

        private static int size(Object message) {
            if (message instanceof Collection<?> many) {
                return many.stream().mapToInt(Encoder::size).sum();
            }
            return message instanceof RedisCommand<?, ?, ?> command && command.getArgs() instanceof PackedArgs packed
                    ? HEAD + packed.size()
                    : UNKNOWN;
        }
    }
}
