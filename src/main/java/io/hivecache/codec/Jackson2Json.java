package io.hivecache.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON by Jackson 2, the same as by Jackson 3. */
final class Jackson2Json implements Json {
    private final ObjectReader reader;
    private final ObjectWriter exactWriter;
    private final ObjectWriter writer;

    Jackson2Json(CodecContext context, ClassNames names) {
        JsonMapper mapper = Jackson2Mapper.create(names, context.loader());
        JavaType declared = mapper.constructType(context.type());
        reader = mapper.readerFor(declared);
        writer = mapper.writerFor(declared);
        exactWriter = mapper.writer()
                .without(SerializationFeature.EAGER_SERIALIZER_FETCH)
                .forType(declared);
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public byte[] writeExact(Object value) throws IOException {
        return exactWriter.writeValueAsBytes(value);
    }

    @Override
    public @Nullable Object read(byte[] content) throws IOException {
        return reader.readValue(content);
    }

    @Override
    public List<String> path(Throwable failure) {
        return failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::toString)
                        .toList()
                : List.of();
    }

    @Override
    public String words(Throwable failure) {
        return failure instanceof JsonProcessingException jackson ? jackson.getOriginalMessage() : failure.toString();
    }
}
