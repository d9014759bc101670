package io.hivecache.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes objects as JSON by Jackson, and reads them back as the declared type or as the allowed classes named there. */
final class JacksonCodec<T> implements Codec<T> {

    private final Class<?> type;
    private final ObjectReader reader;
    private final ObjectWriter exactWriter;
    private final ObjectWriter writer;

    JacksonCodec(CodecContext context) {
        type = DeclaredTypes.raw(context.type());
        AllowList allowList = context.allowList().plus(DeclaredTypes.named(context.type()));
        JsonMapper mapper =
                JacksonMapper.create(new ClassNames(allowList, context.loader()), context.loader());
        JavaType declared = mapper.constructType(context.type());
        reader = mapper.readerFor(declared);
        writer = mapper.writerFor(declared);
        // Fetched early, the serializer of a polymorphic root forgets the declared type arguments.
        exactWriter = mapper.writer().without(SerializationFeature.EAGER_SERIALIZER_FETCH).forType(declared);
    }

    @Override
    public byte[] encode(T value) {
        ObjectWriter fitting = value.getClass() == type ? exactWriter : writer;
        try {
            return fitting.writeValueAsBytes(value);
        } catch (StackOverflowError tooDeep) {
            throw new CodecException(
                    "A " + value.getClass().getName() + " cannot become JSON: its objects are nested too deep, or without"
                            + " end. Break the cycle, or choose the codec 'java'",
                    tooDeep);
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            throw new CodecException(
                    "A " + value.getClass().getName() + " cannot become JSON: " + reason(failure)
                            + ". Annotate the class for Jackson, or choose the codec 'java'",
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
            throw new CodecException("The JSON cannot be read as " + type.getName() + ": " + reason(failure), failure);
        }
        if (value == null || !type.isInstance(value)) {
            throw new CodecException("The JSON holds " + (value == null ? "null" : "a " + value.getClass().getName())
                    + " where a " + type.getName() + " is declared: it is damaged, or another codec wrote it");
        }
        return (T) value;
    }

    /** The words of the innermost exception of ours, if there is one, else of Jackson, with the way to the field. */
    private static String reason(Throwable failure) {
        CodecException ours = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodecException known) {
                ours = known;
            }
        }
        String path = failure instanceof JacksonException jackson ? path(jackson) : "";
        if (ours != null) {
            return ours.getMessage() + path;
        }
        return (failure instanceof JacksonException jackson ? jackson.getOriginalMessage() : failure) + path;
    }

    private static String path(JacksonException failure) {
        String path = failure.getPathReference();
        return path.isEmpty() ? "" : " (at " + path + ")";
    }
}
