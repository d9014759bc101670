/** Tests of the command line. */
package io.hivecache.bench.drive;
