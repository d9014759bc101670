/** Lettuce without a cache above it. */
package io.hivecache.bench.remote.lettuce;
