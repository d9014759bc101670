package io.hivecache.jcache;

import static io.hivecache.jcache.ChildClasses.person;
import static io.hivecache.jcache.ChildClasses.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and values come back as classes of the manager's class loader, or else of the thread's context class loader. */
class ClassLoadersTest {
    private static final ClassLoader PARENT = ClassLoadersTest.class.getClassLoader();

    @TempDir
    private static Path directory;

    private static ChildClasses classes;

    private final HiveCachingProvider provider = new HiveCachingProvider();

    @BeforeAll
    static void compile() {
        classes = ChildClasses.compileInto(directory);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson"})
    void valuesAndKeysComeBackAsClassesOfTheManagersLoader(String codec) throws Exception {
        try (URLClassLoader managers = classes.newLoader();
                URLClassLoader others = classes.newLoader()) {
            Cache<Object, Object> cache = create(managers, codec);
            Object ann = person(managers, "Ann");

            List<Object> seen = within(others, () -> {
                cache.put(ann, ann);
                Cache.Entry<Object, Object> entry = cache.iterator().next();
                return List.of(
                        cache.get(ann),
                        cache.getAll(Set.of(ann)).get(ann),
                        entry.getKey(),
                        entry.getValue(),
                        cache.invoke(ann, (found, arguments) -> found.getValue()),
                        cache.getAndRemove(ann));
            });

            assertThat(seen).hasSize(6).allSatisfy(each -> {
                assertThat(each).isEqualTo(ann);
                assertThat(each.getClass().getClassLoader()).isSameAs(managers);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson"})
    @DisplayName("the manager's loader does not see the application's classes, the context's does (Shiro)")
    void theContextLoaderIsAskedNext(String codec) throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            Cache<Object, Object> cache = create(PARENT, codec);
            Object ann = person(application, "Ann");

            within(application, () -> {
                cache.put(ann, ann);
                assertThat(cache.get(ann)).isEqualTo(ann);
                assertThat(cache.iterator().next().getKey()).isEqualTo(ann);
                assertThat(cache.replace(ann, ann, person(application, "Bob"))).isTrue();
                return assertThat(cache.getAndRemove(ann)).isEqualTo(person(application, "Bob"));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("loadAll, which runs in another thread, finds the classes that its caller's context loader sees")
    void loadAllFindsTheApplicationsClasses(boolean defaultLoader) throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            CacheManager manager = provider.getCacheManager(null, defaultLoader ? null : PARENT);
            Object ann = person(application, "Ann");
            Cache<Object, Object> cache = within(application, () -> manager.createCache("people", loading(key -> key)));

            within(application, () -> {
                CompletionListenerFuture done = new CompletionListenerFuture();
                cache.loadAll(Set.of(ann), true, done);
                done.get(10, TimeUnit.SECONDS);
                return assertThat(cache.get(ann)).isEqualTo(ann);
            });
        }
    }

    @Test
    @DisplayName(
            "an expired value of a class that only the application sees reaches the listener without being touched")
    void expiredEventsOfTheApplicationsClasses() throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            CompletableFuture<Object> heard = new CompletableFuture<>();
            CacheEntryExpiredListener<Object, Object> listener =
                    events -> events.forEach(event -> heard.complete(event.getOldValue()));
            Object ann = person(application, "Ann");
            within(application, () -> {
                Cache<Object, Object> cache = provider.getCacheManager(null, PARENT)
                        .createCache(
                                "people",
                                new HiveConfiguration<>()
                                        .setExpiryPolicyFactory(
                                                CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 5)))
                                        .addCacheEntryListenerConfiguration(listening(listener, true)));
                cache.put(1, ann);
                return cache;
            });

            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo(ann);
        }
    }

    @Test
    void asynchronousListenersHearOfTheApplicationsClasses() throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            CompletableFuture<Object> heard = new CompletableFuture<>();
            CacheEntryCreatedListener<Object, Object> listener =
                    events -> events.forEach(event -> heard.complete(event.getValue()));
            Cache<Object, Object> cache = create(PARENT, "java");
            cache.registerCacheEntryListener(listening(listener, false));
            Object ann = person(application, "Ann");

            within(application, () -> {
                cache.put(1, ann);
                return cache;
            });

            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo(ann);
        }
    }

    @Test
    @DisplayName("the default class loader asks the thread's context loader, each time anew (Hibernate)")
    void theDefaultLoaderDelegatesToTheContext() throws Exception {
        ClassLoader loader = provider.getDefaultClassLoader();
        try (URLClassLoader one = classes.newLoader();
                URLClassLoader other = classes.newLoader()) {
            assertThat(within(one, () -> loader.loadClass("child.Person").getClassLoader()))
                    .isSameAs(one);
            assertThat(within(other, () -> loader.loadClass("child.Person").getClassLoader()))
                    .isSameAs(other);
        }
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass("child.Person"));
    }

    @Test
    void aManagerOfTheDefaultLoaderFindsTheApplicationsClasses() throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            Cache<Object, Object> cache = create(provider.getDefaultClassLoader(), "java");
            Object ann = person(application, "Ann");
            within(application, () -> {
                cache.put(ann, ann);
                return assertThat(cache.get(ann)).isEqualTo(ann);
            });
        }
    }

    @Test
    void enumsArraysAndProxiesComeBackToo() throws Exception {
        try (URLClassLoader managers = classes.newLoader()) {
            Cache<Object, Object> cache = create(managers, "java");
            Object red = managers.loadClass("child.Color").getEnumConstants()[0];
            Object[] people = (Object[]) Array.newInstance(managers.loadClass("child.Person"), 1);
            people[0] = person(managers, "Ann");
            InvocationHandler handler = (InvocationHandler) managers.loadClass("child.Handler")
                    .getConstructor(String[].class)
                    .newInstance((Object) new String[] {"Ann"});
            Class<?> named = managers.loadClass("child.Named");
            Object proxy = Proxy.newProxyInstance(managers, new Class<?>[] {named}, handler);

            within(null, () -> {
                cache.putAll(Map.of("color", red, "people", people, "proxy", proxy));
                assertThat(cache.get("color")).isSameAs(red);
                assertThat(cache.get("people")).isEqualTo(people).isNotSameAs(people);
                assertThat(named.getMethod("name").invoke(cache.get("proxy"))).isEqualTo("Ann");
                return cache;
            });
        }
    }

    /** What is copied object by object stays of the class that it was given as, wherever it is read. */
    @Test
    void aCopyNeedsNoLoader() throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            Cache<Object, Object> cache = create(PARENT, "java");
            Object ann = person(application, "Ann");
            within(application, () -> {
                cache.put("ann", ann);
                return cache;
            });

            assertThat(cache.get("ann")).isEqualTo(ann).isNotSameAs(ann).hasSameClassAs(ann);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson"})
    void aClassThatNobodyFindsIsNamed(String codec) throws Exception {
        try (URLClassLoader application = classes.newLoader()) {
            HiveConfiguration<Object, Object> encoded =
                    new HiveConfiguration<>().setCodec(codec).setMaxBytes(1 << 20);
            Cache<Object, Object> cache = provider.getCacheManager(null, PARENT).createCache("people", encoded);
            within(application, () -> {
                cache.put("ann", person(application, "Ann"));
                return cache;
            });

            assertThatExceptionOfType(CacheException.class)
                    .isThrownBy(() -> cache.get("ann"))
                    .withMessageContainingAll("people", "java.lang.String", "child.Person", "class loader");
            cache.put("ann", "here");
            assertThat(cache.get("ann")).isEqualTo("here");
        }
    }

    @Test
    void managersOfDifferentLoadersDoNotSeeEachOthersCaches() throws IOException {
        try (URLClassLoader one = classes.newLoader();
                URLClassLoader other = classes.newLoader()) {
            Cache<Object, Object> ones = create(one, "java");
            ones.put(1, "one's");

            assertThat(provider.getCacheManager(null, one)).isSameAs(ones.getCacheManager());
            assertThat(provider.getCacheManager(null, other)).isNotSameAs(ones.getCacheManager());
            assertThat(provider.getCacheManager(null, other).getCache("people")).isNull();
            assertThat(create(other, "java")).isEmpty();

            provider.close(one);
            assertThat(ones.isClosed()).isTrue();
            assertThat(provider.getCacheManager(null, other).getCacheNames()).containsExactly("people");
        }
    }

    @Test
    void theLoaderOfAClosedManagerIsCollected() throws Exception {
        WeakReference<ClassLoader> loader = useAndClose();
        for (int attempt = 0; attempt < 100 && loader.get() != null; attempt++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    private WeakReference<ClassLoader> useAndClose() throws Exception {
        try (URLClassLoader loader = classes.newLoader()) {
            for (String codec : List.of("java", "jackson")) {
                CompletableFuture<Object> heard = new CompletableFuture<>();
                CacheEntryCreatedListener<Object, Object> listener = heard::complete;
                HiveConfiguration<Object, Object> configuration = loading(key -> key)
                        .setCodec(codec)
                        .setStatisticsEnabled(true)
                        .setManagementEnabled(true);
                Cache<Object, Object> cache = provider.getCacheManager(null, loader)
                        .createCache(
                                codec,
                                configuration
                                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY))
                                        .addCacheEntryListenerConfiguration(listening(listener, false)));
                CompletionListenerFuture done = new CompletionListenerFuture();
                cache.loadAll(Set.of(person(loader, "Ann")), true, done);
                done.get(10, TimeUnit.SECONDS);
                heard.get(10, TimeUnit.SECONDS);
            }
            provider.close(loader);
            return new WeakReference<>(loader);
        }
    }

    private Cache<Object, Object> create(ClassLoader loader, String codec) {
        return provider.getCacheManager(null, loader).createCache("people", new HiveConfiguration<>().setCodec(codec));
    }

    private static HiveConfiguration<Object, Object> loading(OneByOneLoader<Object, Object> loader) {
        return new HiveConfiguration<>().setCacheLoaderFactory(new SingletonFactory<>(loader));
    }

    private static MutableCacheEntryListenerConfiguration<Object, Object> listening(
            CacheEntryListener<Object, Object> listener, boolean synchronous) {
        return new MutableCacheEntryListenerConfiguration<>(new SingletonFactory<>(listener), null, true, synchronous);
    }
}
