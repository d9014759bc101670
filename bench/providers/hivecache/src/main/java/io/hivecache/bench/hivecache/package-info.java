/** How Hivecache makes the caches that are compared. */
package io.hivecache.bench.hivecache;
