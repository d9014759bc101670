/** Tests of what the benchmarks put into caches. */
package io.hivecache.bench.load;
