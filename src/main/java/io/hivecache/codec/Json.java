package io.hivecache.codec;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of one declared type by one version of Jackson. What it throws is that version's; {@link JacksonCodec} words it. */
interface Json {
    /** Writes an object of the declared type or of one that extends it. */
    byte[] write(Object value) throws IOException;

    /** Writes an object of exactly the declared type. */
    byte[] writeExact(Object value) throws IOException;

    /** Reads an object, which may turn out to be of another type. */
    @Nullable
    Object read(byte[] content) throws IOException;

    /** Answers where in the object a failure was, as Jackson writes the steps that lead there. */
    List<String> path(Throwable failure);

    /** Answers the failure in Jackson's words. */
    String words(Throwable failure);
}
