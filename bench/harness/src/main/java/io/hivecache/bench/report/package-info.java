/** The report on all measurements: medians, tables in Markdown, charts in SVG. */
package io.hivecache.bench.report;
