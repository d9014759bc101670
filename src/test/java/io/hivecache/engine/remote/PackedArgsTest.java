package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import io.lettuce.core.protocol.CommandType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed or not, arguments travel as the same bytes. */
class PackedArgsTest {
    private static CommandArgs<byte[], byte[]> fill(CommandArgs<byte[], byte[]> args) {
        return args.add(1)
                .addKey(bytes("first"))
                .addKey(bytes("second"))
                .addValue(new byte[0])
                .addValue(new byte[12_345])
                .add(CommandKeyword.NX)
                .add(CommandType.GET)
                .add("PX")
                .add(Long.MAX_VALUE)
                .add(bytes("\r\n$"));
    }

    private static byte[] encoded(CommandArgs<byte[], byte[]> args) {
        ByteBuf buffer = Unpooled.buffer();
        args.encode(buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 20_000})
    void theBytesAreTheLibrarysOwn(int capacity) {
        CommandArgs<byte[], byte[]> usual = fill(new CommandArgs<>(ByteArrayCodec.INSTANCE));
        CommandArgs<byte[], byte[]> packed = fill(new PackedArgs(capacity));

        assertThat(encoded(packed)).isEqualTo(encoded(usual));
        assertThat(packed.count()).isEqualTo(usual.count());
        assertThat(packed.getFirstEncodedKey())
                .isEqualTo(usual.getFirstEncodedKey())
                .isEqualTo(ByteBuffer.wrap(bytes("first")));
    }

    @Test
    void whatIsAddedInAnotherWayIsNotLost() {
        CommandArgs<byte[], byte[]> args =
                new PackedArgs(0).addKey(bytes("key")).add(0.5);

        assertThat(new String(encoded(args))).isEqualTo("$3\r\nkey\r\n$3\r\n0.5\r\n");
        assertThat(args.count()).isEqualTo(2);
    }
}
