/** Judges a run of the TCK, which reports tests that it left out by its own rules as passed. */
package io.hivecache.tck;
