/** The benchmarks that JMH runs, in a JVM whose class path holds one provider. */
package io.hivecache.bench.jmh;
