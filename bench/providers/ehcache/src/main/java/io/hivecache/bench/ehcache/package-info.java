/** How Ehcache makes the caches that are compared. */
package io.hivecache.bench.ehcache;
