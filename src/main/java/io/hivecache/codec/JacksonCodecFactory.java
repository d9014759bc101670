package io.hivecache.codec;

import java.util.ServiceConfigurationError;

/**
 * Makes codecs that write objects as JSON by Jackson 3, or by Jackson 2 where there is no other; both write and read the
 * same. Nothing of Jackson is loaded until one is asked for.
 */
final class JacksonCodecFactory implements CodecFactory {
    private static final String JACKSON_3 = "tools.jackson.databind.json.JsonMapper";
    private static final String JACKSON_2 = "com.fasterxml.jackson.databind.json.JsonMapper";

    private static final String MISSING = """
            Codec 'jackson' needs Jackson 3.1.4 or newer, but %s. Add it to your pom.xml:
            <dependency>
              <groupId>tools.jackson.core</groupId>
              <artifactId>jackson-databind</artifactId>
              <version>3.2.4</version>
            </dependency>""";

    private static final String MISSING_2 = """
            Codec 'jackson' needs Jackson 2.21 or newer with its two modules for Java 8's types, but %s. Add them to your pom.xml:
            <dependency>
              <groupId>com.fasterxml.jackson.datatype</groupId>
              <artifactId>jackson-datatype-jsr310</artifactId>
            </dependency>
            <dependency>
              <groupId>com.fasterxml.jackson.datatype</groupId>
              <artifactId>jackson-datatype-jdk8</artifactId>
            </dependency>
            with the version of the other parts of Jackson, 2.22.4 for instance.""";

    private final boolean second;

    /** Makes codecs by Jackson 3, or by Jackson 2 if that is there alone. */
    JacksonCodecFactory() {
        this(!isThere(JACKSON_3) && isThere(JACKSON_2));
    }

    /** Makes codecs by Jackson 2 or by Jackson 3. */
    JacksonCodecFactory(boolean second) {
        this.second = second;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, JacksonCodecFactory.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    @Override
    public String name() {
        return "jackson";
    }

    @Override
    public <T> Codec<T> create(CodecContext context) {
        AllowList allowList = context.allowList().plus(DeclaredTypes.named(context.type()));
        ClassNames names = new ClassNames(allowList, context.loader());
        try {
            String tooOld = JacksonAge.tooOld(second);
            if (tooOld != null) {
                throw new IllegalArgumentException(needed(tooOld + " is on the class path"));
            }
            Json json = second ? new Jackson2Json(context, names) : new Jackson3Json(context, names);
            return new JacksonCodec<>(DeclaredTypes.raw(context.type()), json);
        } catch (LinkageError missing) {
            throw new IllegalArgumentException(
                    needed(second ? "they are not all on the class path" : "it is not on the class path"), missing);
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "A Jackson module on the class path is broken; mend or remove it: " + broken.getMessage(), broken);
        }
    }

    private String needed(String found) {
        return (second ? MISSING_2 : MISSING).formatted(found);
    }
}
