/** Tests of what is measured and in which order. */
package io.hivecache.bench.plan;
