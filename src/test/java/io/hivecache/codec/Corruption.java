package io.hivecache.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Corrupts contents, at random but for its seed, in the ways that a failing or hostile server might. */
final class Corruption {
    private static final int[] LENGTHS = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 1 << 20, 70_000, 0};

    /** What means something at the beginning of content, or in it. */
    private static final List<byte[]> PIECES = List.of(
            ascii("{\"@class\":\"" + Foreign.class.getName() + "\",\"a\":1}"),
            ascii("\"@" + Foreign.class.getName() + ":1\":"),
            ascii("[".repeat(2_000)),
            ascii("{\"next\":".repeat(2_000)),
            ascii("[\"java.util.ArrayList\",".repeat(1_000)),
            ascii("1e999999999"),
            ascii("9".repeat(2_000)),
            ascii("\"\\ud83d\\u0000"),
            ascii("null"),
            new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5},
            new byte[] {(byte) 0xC1, 'z', 'i', 'p', '1', 0x7f, 0, 0, 0, 'x', (byte) 0x9c},
            new byte[] {(byte) 0xC1, 'z', 'i', 'p', '0'},
            // Null, reference, class, object, string, array, block, end, reset, exception, long string, proxy, enum.
            new byte[] {0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x77, 0x78, 0x79, 0x7b, 0x7c, 0x7d, 0x7e},
            new byte[] {0x71, 0, 0x7e, 0, 0},
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '{'});

    private final List<byte[]> contents;
    private final Random random;

    Corruption(List<byte[]> contents, long seed) {
        this.contents = contents;
        this.random = new Random(seed);
    }

    /** Answers one of the contents, corrupted. */
    byte[] next() {
        byte[] content = any(contents).clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && content.length > 0; changes--) {
            content = changed(content, random.nextInt(content.length));
        }
        return content;
    }

    private byte[] changed(byte[] content, int at) {
        switch (random.nextInt(10)) {
            case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> content[at] = (byte) random.nextInt();
            case 2 -> {
                return Arrays.copyOf(content, at);
            }
            case 3 -> {
                return insert(content, at, junk(random.nextInt(64)));
            }
            case 4 -> {
                return junk(random.nextInt(512));
            }
            case 5 -> {
                return insert(content, at, any(PIECES));
            }
            case 6 -> {
                byte[] other = any(contents);
                int from = random.nextInt(other.length);
                return insert(content, at, Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from)));
            }
            case 7 -> {
                return foreign(content);
            }
            case 8 -> number(content, at, Integer.BYTES);
            default -> number(content, at, Short.BYTES);
        }
        return content;
    }

    private void number(byte[] content, int at, int size) {
        byte[] number = ByteBuffer.allocate(Integer.BYTES)
                .putInt(LENGTHS[random.nextInt(LENGTHS.length)])
                .array();
        for (int i = 0; i < size && at + i < content.length; i++) {
            content[at + i] = number[i];
        }
    }

    /** Names another class where the content names one. */
    private static byte[] foreign(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String foreign = Foreign.class.getName();
        String replaced = text.replaceFirst("io\\.hivecache\\.codec\\.Samples\\$\\w+", foreign.replace("$", "\\$"));
        if (!replaced.equals(text)) {
            int at = replaced.indexOf(foreign);
            byte[] bytes = replaced.getBytes(StandardCharsets.ISO_8859_1);
            if (at >= 2 && content[0] == (byte) 0xAC) {
                bytes[at - 2] = 0;
                bytes[at - 1] = (byte) foreign.length();
            }
            return bytes;
        }
        return content;
    }

    private byte[] junk(int length) {
        byte[] junk = new byte[length];
        random.nextBytes(junk);
        return junk;
    }

    private byte[] any(List<byte[]> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static byte[] insert(byte[] content, int at, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, at);
        out.writeBytes(piece);
        out.write(content, at, content.length - at);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
