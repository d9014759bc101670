package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Jvm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HexFormat;
import java.util.Properties;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;

/** What getConfiguration gives back is equal in every JVM whose settings are the same. */
class ConfigurationJvmTest {
    @SuppressWarnings("unchecked") // a class has no type arguments
    private static Object configuration() {
        Properties settings = new Properties();
        settings.setProperty("cache.orders.key-type", "java.lang.Long");
        settings.setProperty("cache.orders.value-type", "java.util.List<io.hivecache.jcache.Orders$Order>");
        settings.setProperty("cache.orders.expiry", "touched 10m");
        settings.setProperty("cache.orders.codec", "java");
        settings.setProperty("cache.orders.allow", "com.acme.*, com.acme.order.**");
        settings.setProperty("cache.orders.max-entries", "1000");
        settings.setProperty("cache.orders.loader", "io.hivecache.jcache.Orders$Loader");
        settings.setProperty("cache.orders.read-through", "true");
        settings.setProperty("cache.orders.statistics", "true");
        HiveCachingProvider provider = new HiveCachingProvider();
        try (CacheManager manager = provider.getCacheManager(null, null, settings)) {
            return manager.getCache("orders").getConfiguration(HiveConfiguration.class);
        }
    }

    @Test
    void isEqualInAnotherJvm() throws Exception {
        try (Jvm other = Jvm.start(OtherJvm.class)) {
            byte[] serialized = HexFormat.of().parseHex(other.readLine());
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized))) {
                Object theirs = in.readObject();
                assertThat(theirs).isEqualTo(configuration()).hasSameHashCodeAs(configuration());
            }
        }
    }

    /** Prints its configuration. */
    static final class OtherJvm {
        public static void main(String[] arguments) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(configuration());
            }
            System.out.println(HexFormat.of().formatHex(bytes.toByteArray()));
        }
    }
}
