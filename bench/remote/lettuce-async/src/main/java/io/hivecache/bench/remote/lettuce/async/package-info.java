/** Lettuce's asynchronous commands. */
package io.hivecache.bench.remote.lettuce.async;
