/** Redisson's JCache. */
package io.hivecache.bench.remote.redisson;
