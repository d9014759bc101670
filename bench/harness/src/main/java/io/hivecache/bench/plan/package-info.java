/** What is measured, of which providers, and how a measurement is carried out in processes of its own. */
package io.hivecache.bench.plan;
