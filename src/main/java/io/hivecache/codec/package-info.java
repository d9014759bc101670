/**
 * Turns the objects of a cache into content and back, by Java serialization, by Jackson, as raw bytes or by a codec of
 * the user's own. Here is also what decoding depends on: which classes may come back and which loader finds them.
 */
@NullMarked
package io.hivecache.codec;

import org.jspecify.annotations.NullMarked;
