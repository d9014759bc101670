/** Proves what the example shows, by what Hibernate counts. */
package io.hivecache.examples.hibernate;
