package io.hivecache.jcache;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import javax.cache.CacheException;

/**
 * The text of a configuration file.
 *
 * @param name where it was found, for people
 */
record SettingsText(String name, String text) {

    /** Decodes a file, which must be UTF-8; a byte order mark is dropped. */
    static SettingsText of(String name, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer chars = CharBuffer.allocate(content.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            throw new CacheException(name + ", line " + (text.lines().count() + (text.endsWith("\n") ? 1 : 0))
                    + ": this is not UTF-8 text; save the file as UTF-8 or write \\u escapes");
        }
        return new SettingsText(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
