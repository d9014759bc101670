/**
 * The hive used directly, beside JCache: {@link io.hivecache.client.RawClient} stores bytes under aliases,
 * {@link io.hivecache.client.Client} objects, and {@link io.hivecache.client.Documents} content of any size.
 */
@NullMarked
package io.hivecache.client;

import org.jspecify.annotations.NullMarked;
