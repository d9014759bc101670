package io.hivecache.jcache;

import java.util.List;

/**
 * What an operation on one entry did.
 *
 * @param answer what it answered, as text
 * @param after the value afterwards, {@code -} for none
 * @param life how long that lives, as text
 * @param events what listeners were told, also of an entry that expired as soon as it was changed
 * @param counted what was counted
 * @param written the writer's calls
 * @param loaded the keys that the loader was asked for
 * @param asked what the expiry policy was asked
 */
record Effect(
        String answer,
        String after,
        String life,
        List<String> events,
        String counted,
        List<String> written,
        List<String> loaded,
        List<String> asked) {}
