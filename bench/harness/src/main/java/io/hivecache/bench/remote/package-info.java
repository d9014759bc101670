/** What the remote benchmarks use: a cache on servers, through whatever client, and what the servers count. */
package io.hivecache.bench.remote;
