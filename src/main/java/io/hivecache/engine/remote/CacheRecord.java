package io.hivecache.engine.remote;

import io.hivecache.hive.Format;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hash under a cache's own key says.
 *
 * @param generation the current generation, or null if there is none
 * @param mortal the generation of which some key may have a deadline, or empty
 * @param former the generations whose entries are still to be unlinked, and whether that was done once already
 * @param format what the content is said to be, or null if nobody has said it
 */
record CacheRecord(
        @Nullable String generation,
        String mortal,
        Map<String, Boolean> former,
        @Nullable Format format) {
    static final String MORTAL = "mortal";
    static final String FORMER = "old:";
    static final String CLEANED_ONCE = "1";
    static final String TO_CLEAN = "0";

    /** Reads the hash's fields and values. */
    static CacheRecord of(@Nullable Object reply) {
        Map<String, String> said = new HashMap<>();
        Map<String, Boolean> former = new HashMap<>();
        List<?> fields = reply == null ? List.of() : (List<?>) reply;
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            String field = text(fields.get(i));
            String value = text(fields.get(i + 1));
            if (field.startsWith(FORMER)) {
                former.put(field.substring(FORMER.length()), value.equals(CLEANED_ONCE));
            } else {
                said.put(field, value);
            }
        }
        return new CacheRecord(said.get("generation"), said.getOrDefault(MORTAL, ""), Map.copyOf(former), format(said));
    }

    private static @Nullable Format format(Map<String, String> said) {
        String codec = said.get("codec");
        return codec == null
                ? null
                : new Format(
                        codec, said.getOrDefault("key-type", Format.ANY), said.getOrDefault("value-type", Format.ANY));
    }

    private static String text(@Nullable Object reply) {
        return new String((byte[]) reply, StandardCharsets.UTF_8);
    }
}
