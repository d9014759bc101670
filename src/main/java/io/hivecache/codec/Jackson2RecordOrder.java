package io.hivecache.codec;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/** Leaves the components of records in their order, as Jackson 3 does, where properties are sorted by their names. */
final class Jackson2RecordOrder extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean findSerializationSortAlphabetically(Annotated annotated) {
        Boolean told = super.findSerializationSortAlphabetically(annotated);
        boolean open = told == null && annotated.getRawType().isRecord();
        return open ? Boolean.FALSE : told;
    }
}
