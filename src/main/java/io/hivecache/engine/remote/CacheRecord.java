package io.hivecache.engine.remote;

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
 */
record CacheRecord(@Nullable String generation, String mortal, Map<String, Boolean> former) {
    static final String MORTAL = "mortal";
    static final String FORMER = "old:";
    static final String CLEANED_ONCE = "1";
    static final String TO_CLEAN = "0";
    private static final String CURRENT = "generation";

    /** Reads the hash's fields and values. */
    static CacheRecord of(@Nullable Object reply) {
        String generation = null;
        String mortal = "";
        Map<String, Boolean> former = new HashMap<>();
        List<?> fields = reply == null ? List.of() : (List<?>) reply;
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            String field = text(fields.get(i));
            String value = text(fields.get(i + 1));
            if (field.equals(CURRENT)) {
                generation = value;
            } else if (field.equals(MORTAL)) {
                mortal = value;
            } else if (field.startsWith(FORMER)) {
                former.put(field.substring(FORMER.length()), value.equals(CLEANED_ONCE));
            }
        }
        return new CacheRecord(generation, mortal, Map.copyOf(former));
    }

    private static String text(@Nullable Object reply) {
        return new String((byte[]) reply, StandardCharsets.US_ASCII);
    }
}
