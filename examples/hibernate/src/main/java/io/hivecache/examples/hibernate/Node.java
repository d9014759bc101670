package io.hivecache.examples.hibernate;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Consumer;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** One instance of the shop: a session factory with a cache manager of its own. */
final class Node implements AutoCloseable {
    private final SessionFactory sessions;

    private Node(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Opens a node as hibernate.properties says, over an H2 database in memory with this name. */
    static Node open(String database) {
        return new Node(configuration(database).buildSessionFactory());
    }

    /**
     * Opens a node that shares no objects with others in this JVM: as there is one manager for each URI and class
     * loader, it gets one by a loader of its own.
     */
    static Node openApart(String database) {
        ClassLoader apart = new URLClassLoader(new URL[0], Node.class.getClassLoader());
        CacheManager manager = Caching.getCachingProvider().getCacheManager(URI.create("hivecache.properties"), apart);
        Configuration configuration = configuration(database);
        configuration.getProperties().put("hibernate.javax.cache.cache_manager", manager);
        return new Node(configuration.buildSessionFactory());
    }

    static Configuration configuration(String database) {
        return new Configuration()
                .addAnnotatedClass(Product.class)
                .addAnnotatedClass(Book.class)
                .addAnnotatedClass(Album.class)
                .addAnnotatedClass(Country.class)
                .addAnnotatedClass(Stock.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
    }

    /** Puts what the shop sells into the database, and nothing into the cache. */
    void fill() {
        change(Goods::persist);
        sessions.getCache().evictAllRegions();
    }

    /** Reads in a new session. */
    Result read(Reading reading) {
        Counts before = Counts.of(sessions.getStatistics());
        String text = sessions.fromSession(reading::in);
        return new Result(text, Counts.of(sessions.getStatistics()).since(before));
    }

    /** Changes something in a new session and a transaction. */
    void change(Consumer<Session> change) {
        sessions.inTransaction(change::accept);
    }

    /** What it is made of. */
    SessionFactory sessions() {
        return sessions;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
