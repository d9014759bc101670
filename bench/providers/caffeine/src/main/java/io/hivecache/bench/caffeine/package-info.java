/** How Caffeine makes the caches that are compared. */
package io.hivecache.bench.caffeine;
