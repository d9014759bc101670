/** How cache2k makes the caches that are compared. */
package io.hivecache.bench.cache2k;
