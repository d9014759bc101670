/** How Apache Ignite makes the caches that are compared. */
package io.hivecache.bench.ignite;
