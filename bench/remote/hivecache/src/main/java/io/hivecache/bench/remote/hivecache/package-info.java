/** Hivecache on servers. */
package io.hivecache.bench.remote.hivecache;
