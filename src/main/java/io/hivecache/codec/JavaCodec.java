package io.hivecache.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;

/**
 * Writes objects by Java serialization, and reads back what the allow-list allows. The simplest are written as {@link
 * Literals}; streams of them are read all the same.
 */
final class JavaCodec<T> implements Codec<T> {
    private final Class<?> type;
    private final ClassLoader loader;
    private final AllowList allowList;

    JavaCodec(CodecContext context) {
        type = DeclaredTypes.raw(context.type());
        loader = context.loader();
        allowList = context.allowList().plusDeclared(context.type());
    }

    @Override
    public byte[] encode(T value) {
        byte[] literal = Literals.encode(value);
        return literal == null ? serialize(value) : literal;
    }

    private byte[] serialize(T value) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(512);
        try (ObjectOutputStream out = new Output(content)) {
            out.writeObject(value);
        } catch (CodecException known) {
            throw known;
        } catch (NotSerializableException refused) {
            throw notSerializable(value, refused);
        } catch (StackOverflowError tooDeep) {
            throw tooDeep(value, tooDeep);
        } catch (IOException | RuntimeException | LinkageError | AssertionError failure) {
            throw new CodecException(
                    "A " + value.getClass().getName() + " cannot be serialized, because its own code failed: "
                            + failure,
                    failure);
        }
        return content.toByteArray();
    }

    @Override
    @SuppressWarnings("unchecked") // The object was checked against the raw type; no more can be known of it.
    public T decode(byte[] content) {
        Object value =
                Literals.isOne(content) ? Literals.decode(content) : JavaContent.read(content, loader, allowList);
        if (!type.isInstance(value)) {
            throw new CodecException("The content holds a " + value.getClass().getName() + ", but the declared type is "
                    + type.getName() + ": declare the type that is stored, or clear the cache");
        }
        return (T) value;
    }

    private static CodecException notSerializable(Object value, NotSerializableException refused) {
        String name = value.getClass().getName();
        String culprit = refused.getMessage();
        String fault = name.equals(culprit) ? "it is" : "it holds a " + culprit + ", which is";
        return new CodecException(
                "A " + name + " cannot be serialized: " + fault
                        + " not java.io.Serializable. Implement Serializable, make"
                        + " the field transient, or choose another codec",
                refused);
    }

    private static CodecException tooDeep(Object value, StackOverflowError tooDeep) {
        return new CodecException(
                "A " + value.getClass().getName() + " cannot be serialized: its objects are nested too deep for the"
                        + " thread's stack. Keep them in a collection instead of a chain, or give the JVM more stack (-Xss)",
                tooDeep);
    }

    /** Refuses to write what could not be read, so that it is the put that fails. */
    private final class Output extends ObjectOutputStream {
        Output(ByteArrayOutputStream content) throws IOException {
            super(content);
        }

        @Override
        protected void annotateClass(Class<?> written) {
            allowList.checkWritten(written);
        }

        @Override
        protected void annotateProxyClass(Class<?> written) {
            for (Class<?> each : written.getInterfaces()) {
                annotateClass(each);
            }
        }
    }
}
