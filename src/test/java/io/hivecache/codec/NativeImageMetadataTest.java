package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the jar tells the makers of native images, which contain only what is named to them. */
class NativeImageMetadataTest {
    private static final String DIRECTORY = "/META-INF/native-image/io.hivecache/hivecache/";
    private static final Set<String> REFLECTION = Set.of(
            "java.lang.Class.forName",
            "java.lang.invoke.MethodHandles$Lookup.findVarHandle",
            "java.lang.invoke.MethodHandles$Lookup.findVirtual",
            "java.util.concurrent.atomic.AtomicReferenceFieldUpdater.newUpdater");

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = NativeImageMetadataTest.class.getResourceAsStream(DIRECTORY + file)) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static List<String> names(String file) throws IOException {
        return read(file)
                .valueStream()
                .map(entry -> entry.get("name").asString())
                .toList();
    }

    @Test
    void namesClassesAndMembersThatExist() throws Exception {
        for (JsonNode entry : read("reflect-config.json")) {
            Class<?> type = Class.forName(
                    entry.get("name").asString(), false, getClass().getClassLoader());
            for (JsonNode field : entry.path("fields")) {
                assertThatCode(() -> type.getDeclaredField(field.get("name").asString()))
                        .doesNotThrowAnyException();
            }
            for (JsonNode method : entry.path("methods")) {
                List<Class<?>> parameters = new ArrayList<>();
                for (JsonNode parameter : method.get("parameterTypes")) {
                    parameters.add(Class.forName(parameter.asString()));
                }
                Class<?>[] types = parameters.toArray(Class<?>[]::new);
                String name = method.get("name").asString();
                assertThatCode(() -> {
                            if (name.equals("<init>")) {
                                type.getDeclaredConstructor(types);
                            } else {
                                type.getDeclaredMethod(name, types);
                            }
                        })
                        .as(type.getName())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void namesTheServicesAndTheKeysOfFrameworks() throws IOException {
        assertThat(names("reflect-config.json"))
                .contains(
                        "io.hivecache.jcache.HiveCachingProvider",
                        "io.hivecache.engine.embedded.EmbeddedEngineFactory",
                        "io.hivecache.engine.remote.RemoteEngineFactory",
                        "javax.cache.management.CacheMXBean",
                        "javax.cache.management.CacheStatisticsMXBean")
                .containsAll(Stream.of(KnownKeys.values())
                        .map(known -> known.className)
                        .toList());
    }

    /** A class that comes in here by name or by its members has to be named in the metadata, too. */
    @Test
    void namesWhatIsReachedByReflection() {
        Set<String> callers = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.hivecache").stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(NativeImageMetadataTest::isReflective)
                        .forEach(access -> callers.add(access.getOriginOwner().getName()));
        assertThat(callers)
                .containsExactlyInAnyOrder(
                        "io.hivecache.codec.FieldHandles",
                        "io.hivecache.codec.JacksonCodecFactory",
                        "io.hivecache.codec.SerializationHooks$Factory",
                        "io.hivecache.engine.embedded.Cell",
                        "io.hivecache.engine.embedded.Held",
                        "io.hivecache.engine.remote.RemoteEngineFactory");
    }

    private static boolean isReflective(JavaAccess<?> access) {
        return REFLECTION.contains(access.getTargetOwner().getName() + "." + access.getName());
    }

    @Test
    void namesTheValuesOfTheJdkThatAreSerialized() throws IOException {
        Set<String> written = new TreeSet<>();
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream()) {
            @Override
            protected void annotateClass(Class<?> type) {
                written.add(type.getName());
            }
        }) {
            for (Object sample : JdkSamples.all().toList()) {
                out.writeObject(sample);
            }
        }
        assertThat(names("serialization-config.json")).containsAll(written).allSatisfy(name -> {
            assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException();
            assertThat(JdkValues.contains(name.replaceAll("^\\[+L?|;$", "")) || name.startsWith("["))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void keepsServiceFilesAndSettings() throws IOException {
        List<String> patterns = read("resource-config.json")
                .at("/resources/includes")
                .valueStream()
                .map(include -> include.get("pattern").asString())
                .toList();
        assertThat(Stream.of(
                        "META-INF/services/javax.cache.spi.CachingProvider",
                        "META-INF/services/io.hivecache.hive.EngineFactory",
                        "META-INF/services/io.hivecache.codec.KeyFormat",
                        "hivecache.properties"))
                .allSatisfy(resource -> assertThat(patterns).anyMatch(resource::matches));
    }
}
