/** What the benchmarks put into caches and how they ask for it: keys by Zipf's law and values of several kinds. */
package io.hivecache.bench.load;
