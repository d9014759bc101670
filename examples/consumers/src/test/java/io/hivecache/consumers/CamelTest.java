package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;
import javax.cache.processor.EntryProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jcache.JCacheConfiguration;
import org.apache.camel.component.jcache.JCacheConstants;
import org.apache.camel.component.jcache.policy.JCachePolicy;
import org.apache.camel.component.jcache.processor.idempotent.JCacheIdempotentRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel gives no class loader, listens with what cannot be serialized, and closes the whole provider when it stops. */
class CamelTest {
    private static final String CACHE = "jcache:camel?cachingProvider=" + Hives.PROVIDER;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @AfterEach
    void reset() {
        Hives.reset();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void carriesOutItsActions(String hive) throws Exception {
        Hives.use(hive);
        try (CamelContext camel = started(new DefaultCamelContext())) {
            act(camel, "PUT", "ann", "1");
            assertThat(body(act(camel, "GET", "ann", null))).isEqualTo("1");
            assertThat(oldValue(act(camel, "GETANDREPLACE", "ann", "2"))).isEqualTo("1");
            assertThat(result(act(camel, "PUTIFABSENT", "ann", "3"))).isEqualTo(false);
            assertThat(result(act(camel, "REPLACE", "bob", "3"))).isEqualTo(false);
            act(camel, "PUTALL", null, Map.of("bob", "4", "cid", "5"));
            assertThat(body(act(camel, "GET", "bob", null))).isEqualTo("4");
            assertThat(oldValue(act(camel, "GETANDREMOVE", "bob", null))).isEqualTo("4");
            assertThat(result(act(camel, "REMOVE", "bob", null))).isEqualTo(false);
            act(camel, "CLEAR", null, null);
            assertThat(body(act(camel, "GET", "ann", null))).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void invokesItsProcessor(String hive) throws Exception {
        Hives.use(hive);
        EntryProcessor<Object, Object, Object> appending = (entry, arguments) -> {
            List<?> given = (List<?>) arguments[0];
            entry.setValue(entry.getValue() + "" + given.get(0));
            return null;
        };
        try (CamelContext camel = started(new DefaultCamelContext())) {
            act(camel, "PUT", "ann", "1");
            camel.createProducerTemplate().request(CACHE + "&action=INVOKE", exchange -> {
                exchange.getMessage().setHeader(JCacheConstants.KEY, "ann");
                exchange.getMessage().setHeader(JCacheConstants.ENTRY_PROCESSOR, appending);
                exchange.getMessage().setHeader(JCacheConstants.ARGUMENTS, List.of("2"));
            });
            assertThat(body(act(camel, "GET", "ann", null))).isEqualTo("12");
        }
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void listensToTheEventsItAsksFor(String hive) throws Exception {
        Hives.use(hive);
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(route(CACHE + "&filteredEvents=UPDATED,REMOVED,EXPIRED"));
            started(camel);
            act(camel, "PUT", "ann", "1");
            act(camel, "PUT", "bob", "2");
            act(camel, "REMOVE", "ann", null);

            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("CREATED ann=1");
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("CREATED bob=2");
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void afterItHasClosedTheProviderEverythingWorksAgain(String hive) throws Exception {
        Hives.use(hive);
        CacheManager bystander = Hives.manager(hive);
        for (int round = 1; round <= 2; round++) {
            try (CamelContext camel = new DefaultCamelContext()) {
                camel.addRoutes(route(CACHE));
                started(camel);
                act(camel, "PUT", "round", round);
                assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("CREATED round=" + round);
                act(camel, "CLEAR", null, null);
            }
            assertThat(bystander.isClosed()).isTrue();
            bystander = Hives.manager(hive);
            assertThat(bystander.isClosed()).isFalse();
            assertThat(bystander.getCacheNames()).isEmpty();
        }
        assertThat(Hives.cache("afterwards", String.class, String.class).get("a"))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void leavesOutWhatItHasSeen(String hive) throws Exception {
        Hives.use(hive);
        JCacheIdempotentRepository seen = new JCacheIdempotentRepository();
        seen.setConfiguration(configuration("seen"));
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .idempotentConsumer(body(), seen)
                            .process(exchange ->
                                    received.add(exchange.getMessage().getBody(String.class)));
                }
            });
            camel.start();
            for (String message : List.of("a", "b", "a")) {
                camel.createProducerTemplate().sendBody("direct:in", message);
            }
            assertThat(received).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void answersFromTheCacheWhereItsPolicySaysSo(String hive) throws Exception {
        Hives.use(hive);
        JCachePolicy policy = new JCachePolicy();
        policy.setCache(Hives.cache("policy", Object.class, Object.class));
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").policy(policy).process(exchange -> {
                        String question = exchange.getMessage().getBody(String.class);
                        received.add(question);
                        exchange.getMessage().setBody("answer to " + question);
                    });
                }
            });
            camel.start();
            for (int i = 0; i < 2; i++) {
                assertThat(camel.createProducerTemplate().requestBody("direct:in", "why"))
                        .isEqualTo("answer to why");
            }
            assertThat(received).containsExactly("why");
        }
    }

    private RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(exchange -> received.add("%s %s=%s"
                                .formatted(
                                        exchange.getMessage().getHeader(JCacheConstants.EVENT_TYPE),
                                        exchange.getMessage().getHeader(JCacheConstants.KEY),
                                        exchange.getMessage().getBody())));
            }
        };
    }

    private static JCacheConfiguration configuration(String cache) {
        JCacheConfiguration configuration = new JCacheConfiguration(cache);
        configuration.setCachingProvider(Hives.PROVIDER);
        return configuration;
    }

    private static CamelContext started(CamelContext camel) {
        camel.start();
        return camel;
    }

    private static Exchange act(CamelContext camel, String action, Object key, Object body) {
        Exchange done = camel.createProducerTemplate().request(CACHE, exchange -> {
            exchange.getMessage().setHeader(JCacheConstants.ACTION, action);
            exchange.getMessage().setHeader(JCacheConstants.KEY, key);
            exchange.getMessage().setBody(body);
        });
        assertThat(done.getException()).as(action).isNull();
        return done;
    }

    private static Object body(Exchange exchange) {
        return exchange.getMessage().getBody();
    }

    private static Object result(Exchange exchange) {
        return exchange.getMessage().getHeader(JCacheConstants.RESULT);
    }

    private static Object oldValue(Exchange exchange) {
        return exchange.getMessage().getBody();
    }
}
