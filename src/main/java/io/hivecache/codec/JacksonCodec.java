package io.hivecache.codec;

import java.io.IOException;
import java.util.List;

/** Writes objects as JSON by Jackson, and reads them back as the declared type or as the allowed classes named there. */
final class JacksonCodec<T> implements Codec<T> {
    private static final int SHOWN_REFERENCES = 4;

    private final Class<?> type;
    private final Json json;

    JacksonCodec(Class<?> type, Json json) {
        this.type = type;
        this.json = json;
    }

    @Override
    public byte[] encode(T value) {
        try {
            return value.getClass() == type ? json.writeExact(value) : json.write(value);
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw new CodecException(
                    "A " + value.getClass().getName() + " cannot become JSON: "
                            + reason(failure, "Annotate the class for Jackson, or choose the codec 'java'"),
                    failure);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Jackson bound the object to the declared type.
    public T decode(byte[] content) {
        Object value;
        try {
            value = json.read(content);
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw new CodecException(
                    "The content cannot be read as the JSON of a " + type.getName() + ": "
                            + reason(
                                    failure,
                                    "Clear the cache if another codec or another version of the class wrote it"),
                    failure);
        }
        if (!type.isInstance(value)) {
            throw new CodecException("The JSON holds "
                    + (value == null ? "null" : "a " + value.getClass().getName()) + " where a " + type.getName()
                    + " is declared: declare the type that is stored, or clear the cache");
        }
        return (T) value;
    }

    /** Our own words, which come with their advice, if the failure began with them, else Jackson's, and where it was. */
    private String reason(Throwable failure, String advice) {
        String where = where(json.path(failure));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodecException ours) {
                return where + ours.getMessage();
            }
        }
        if (failure instanceof StackOverflowError) {
            return "its objects are nested too deep, or without end. " + advice;
        }
        return where + json.words(failure) + ". " + advice;
    }

    private static String where(List<String> path) {
        if (path.isEmpty()) {
            return "";
        }
        int skipped = Math.max(0, path.size() - SHOWN_REFERENCES);
        return (skipped == 0 ? "at " : "at ...->") + String.join("->", path.subList(skipped, path.size())) + ": ";
    }
}
