/** Tests, on a real provider, that benchmarks refuse to run on caches that do something else than is measured. */
package io.hivecache.bench.hivecache;
