package io.hivecache.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Keeps strings in UTF-8, and refuses what would not come back the same. */
final class Utf8Codec implements Codec<String> {
    @Override
    public byte[] encode(String value) {
        try {
            // A new encoder or decoder reports what the methods of String would replace.
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] content = new byte[encoded.remaining()];
            encoded.get(content);
            return content;
        } catch (CharacterCodingException unpaired) {
            throw new CodecException(
                    "The String has half a surrogate pair, which UTF-8 cannot hold: choose the codec 'java'", unpaired);
        }
    }

    @Override
    public String decode(byte[] content) {
        return text(content, 0, content.length);
    }

    /**
     * Answers the text that a part of content is.
     *
     * @throws CodecException if it is none
     */
    static String text(byte[] content, int from, int length) {
        // The fastest way, which has this character for what is none.
        String text = new String(content, from, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : strict(content, from, length);
    }

    private static String strict(byte[] content, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, from, length))
                    .toString();
        } catch (CharacterCodingException damaged) {
            throw new CodecException(
                    "The content is not the UTF-8 of a String: it is damaged, or another codec wrote it", damaged);
        }
    }
}
