/** The programs that the driver starts, each in a JVM whose class path holds one provider. */
package io.hivecache.bench.process;
