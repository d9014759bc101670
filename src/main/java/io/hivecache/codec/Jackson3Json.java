package io.hivecache.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON by Jackson 3. */
final class Jackson3Json implements Json {
    private final ObjectReader reader;
    private final ObjectWriter exactWriter;
    private final ObjectWriter writer;

    Jackson3Json(CodecContext context, ClassNames names) {
        JsonMapper mapper = JacksonMapper.create(names, context.loader());
        JavaType declared = mapper.constructType(context.type());
        reader = mapper.readerFor(declared);
        writer = mapper.writerFor(declared);
        // Fetched early, the serializer of a polymorphic root forgets the declared type arguments.
        exactWriter = mapper.writer()
                .without(SerializationFeature.EAGER_SERIALIZER_FETCH)
                .forType(declared);
    }

    @Override
    public byte[] write(Object value) {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public byte[] writeExact(Object value) {
        return exactWriter.writeValueAsBytes(value);
    }

    @Override
    public @Nullable Object read(byte[] content) {
        return reader.readValue(content);
    }

    @Override
    public List<String> path(Throwable failure) {
        return failure instanceof JacksonException jackson
                ? jackson.getPath().stream()
                        .map(JacksonException.Reference::toString)
                        .toList()
                : List.of();
    }

    @Override
    public String words(Throwable failure) {
        return failure instanceof JacksonException jackson ? jackson.getOriginalMessage() : failure.toString();
    }
}
