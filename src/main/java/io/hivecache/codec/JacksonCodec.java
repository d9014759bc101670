package io.hivecache.codec;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes objects as JSON by Jackson, and reads them back as the declared type or as the allowed classes named there. */
final class JacksonCodec<T> implements Codec<T> {
    private static final int SHOWN_REFERENCES = 4;

    private final Class<?> type;
    private final ObjectReader reader;
    private final ObjectWriter exactWriter;
    private final ObjectWriter writer;

    JacksonCodec(CodecContext context) {
        type = DeclaredTypes.raw(context.type());
        AllowList allowList = context.allowList().plus(DeclaredTypes.named(context.type()));
        JsonMapper mapper = JacksonMapper.create(new ClassNames(allowList, context.loader()), context.loader());
        JavaType declared = mapper.constructType(context.type());
        reader = mapper.readerFor(declared);
        writer = mapper.writerFor(declared);
        // Fetched early, the serializer of a polymorphic root forgets the declared type arguments.
        exactWriter = mapper.writer()
                .without(SerializationFeature.EAGER_SERIALIZER_FETCH)
                .forType(declared);
    }

    @Override
    public byte[] encode(T value) {
        ObjectWriter fitting = value.getClass() == type ? exactWriter : writer;
        try {
            return fitting.writeValueAsBytes(value);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
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
            value = reader.readValue(content);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
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
    private static String reason(Throwable failure, String advice) {
        String where = failure instanceof JacksonException jackson ? path(jackson.getPath()) : "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodecException ours) {
                return where + ours.getMessage();
            }
        }
        if (failure instanceof StackOverflowError) {
            return "its objects are nested too deep, or without end. " + advice;
        }
        String words = failure instanceof JacksonException jackson ? jackson.getOriginalMessage() : failure.toString();
        return where + words + ". " + advice;
    }

    private static String path(List<JacksonException.Reference> references) {
        if (references.isEmpty()) {
            return "";
        }
        int skipped = Math.max(0, references.size() - SHOWN_REFERENCES);
        return references.stream()
                .skip(skipped)
                .map(JacksonException.Reference::toString)
                .collect(Collectors.joining("->", skipped == 0 ? "at " : "at ...->", ": "));
    }
}
