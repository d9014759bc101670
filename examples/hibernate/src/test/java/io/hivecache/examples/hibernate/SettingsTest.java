package io.hivecache.examples.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the settings must say, and what is said if they do not. */
class SettingsTest {
    private static final String ALLOW = "hivecache.cache.default.allow";
    private static final String MISSING_CACHE = "HHH90001006";

    private final Records records = new Records();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(records);
        System.setProperty(TwoNodes.HIVE, "hive:embedded");
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(records);
        System.clearProperty(TwoNodes.HIVE);
        System.clearProperty(ALLOW);
    }

    @Test
    void ourSettingsWarnOfNoMissingCache() {
        try (Node node = Node.open("quiet")) {
            node.fill();
            node.read(Reading.QUERY);
        }
        assertThat(records.messages).isNotEmpty().noneMatch(message -> message.contains(MISSING_CACHE));
    }

    @Test
    void hibernatesDefaultWarns() {
        try (SessionFactory sessions = Node.configuration("loud")
                .setProperty("hibernate.javax.cache.missing_cache_strategy", "create-warn")
                .buildSessionFactory()) {
            assertThat(sessions.isOpen()).isTrue();
        }
        assertThat(records.messages).anyMatch(message -> message.contains(MISSING_CACHE));
    }

    @Test
    void whatIsNotAllowedIsRefusedWithTheSettingToMake() throws Exception {
        try (OwnServer server = OwnServer.start()) {
            System.setProperty(TwoNodes.HIVE, server.address());
            System.setProperty(ALLOW, "com.acme.*");
            try (Node node = Node.openApart("refused")) {
                assertThatThrownBy(node::fill)
                        .rootCause()
                        .hasMessageContaining("org.hibernate.cache.spi.support.*")
                        .hasMessageContaining("cache.default.allow");
            }
        }
    }

    /** As JHipster has it, where Spring closes the manager, too. */
    @Test
    void aManagerThatItIsGivenIsClosedByItAndMayBeClosedAgain() {
        CachingProvider provider = Caching.getCachingProvider();
        CacheManager shared = provider.getCacheManager();
        Configuration configuration = Node.configuration("shared");
        configuration.getProperties().put("hibernate.javax.cache.cache_manager", shared);
        try (SessionFactory sessions = configuration.buildSessionFactory()) {
            assertThat(shared.getCacheNames()).isNotEmpty();
            assertThat(sessions.isOpen()).isTrue();
        }
        assertThat(shared.isClosed()).isTrue();
        shared.close();

        try (CacheManager fresh = provider.getCacheManager()) {
            assertThat(fresh.getCacheNames()).isEmpty();
        }
    }

    private static final class Records extends Handler {
        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord message) {
            messages.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
