package io.hivecache.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another form of values whose content counts as none if it cannot be decoded. To know that, content is decoded when it is
 * met; whoever is the first to ask for the object gets the one that was made then. Thread-safe.
 */
public final class Decodable<T> implements Form<T, Object> {
    private final Form<T, Object> form;
    private final Runnable undecodable;

    /**
     * Creates the form.
     *
     * @param form the other form
     * @param undecodable hears of content that cannot be decoded, each time when it is met
     */
    public Decodable(Form<T, Object> form, Runnable undecodable) {
        this.form = form;
        this.undecodable = undecodable;
    }

    @Override
    public Object toContent(T object) {
        return form.toContent(object);
    }

    @Override
    public Object toProbe(T object) {
        return form.toProbe(object);
    }

    @Override
    @SuppressWarnings("unchecked") // what was decoded came from this form
    public T toObject(Object content) {
        Object object = content instanceof Decoded met ? met.take() : null;
        return object == null ? form.toObject(stored(content)) : (T) object;
    }

    @Override
    public @Nullable Object decodable(Object content) {
        if (content instanceof Decoded) {
            return content;
        }
        T object = decode(content);
        return object == null ? null : new Decoded(content, object);
    }

    /** What lies in the hive: the content itself, whether it was {@linkplain #decodable met} or not. */
    public Object stored(Object content) {
        return content instanceof Decoded met ? met.content : content;
    }

    /** What cannot be decoded is equal to nothing. */
    @Override
    public boolean matches(Object content, Object probe) {
        T one = decode(content);
        return one != null && Objects.deepEquals(one, decode(probe));
    }

    private @Nullable T decode(Object content) {
        T object = null;
        try {
            object = toObject(content);
        } catch (RuntimeException e) {
            // a user's codec may fail in any way, and what counts is only that it does
        }
        if (object == null) {
            undecodable.run();
        }
        return object;
    }

    /** Content with the object that it stands for, which only one may have. */
    private static final class Decoded {
        private final Object content;
        private @Nullable Object object;

        private Decoded(Object content, Object object) {
            this.content = content;
            this.object = object;
        }

        private synchronized @Nullable Object take() {
            Object taken = object;
            object = null;
            return taken;
        }
    }
}
