package io.hivecache.codec;

import java.util.ServiceConfigurationError;

/** Makes codecs that write objects as JSON by Jackson 3. Nothing of Jackson is loaded until one is asked for. */
final class JacksonCodecFactory implements CodecFactory {
    private static final String MISSING = """
            Codec 'jackson' needs Jackson 3.1.4 or newer, but %s. Add it to your pom.xml:
            <dependency>
              <groupId>tools.jackson.core</groupId>
              <artifactId>jackson-databind</artifactId>
              <version>3.2.4</version>
            </dependency>""";

    @Override
    public String name() {
        return "jackson";
    }

    @Override
    public <T> Codec<T> create(CodecContext context) {
        try {
            if (JacksonMapper.isTooOld()) {
                throw new IllegalArgumentException(MISSING.formatted("an older one is on the class path"));
            }
            return new JacksonCodec<>(context);
        } catch (LinkageError missing) {
            throw new IllegalArgumentException(MISSING.formatted("it is not on the class path"), missing);
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "A Jackson module on the class path is broken; mend or remove it: " + broken.getMessage(), broken);
        }
    }
}
