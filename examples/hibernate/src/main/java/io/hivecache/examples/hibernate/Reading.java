package io.hivecache.examples.hibernate;

import java.util.function.Function;
import org.hibernate.Session;

/** What the nodes read, each in a session of its own. */
enum Reading {
    /** An entity of a subclass, by its id. */
    ENTITY("a product by its id", Goods::walden),

    /** An entity whose id is an enum. */
    ENUM_ID("a country by its enum", Goods::france),

    /** An entity whose id has two parts, one of them an enum. */
    EMBEDDED_ID("a stock by its embedded id", Goods::stock),

    /** An entity and one of its collections. */
    COLLECTION("a product with its tags", session -> {
        Product product = Goods.walden(session);
        return product + " " + product.tags();
    }),

    /** An entity by the number under which people know it. */
    NATURAL_ID("a product by its natural id", Reading::bySku),

    /** The result of a query. */
    QUERY(
            "all products below 20.00",
            session -> session.createSelectionQuery("from Product where cents < :limit order by id", Product.class)
                    .setParameter("limit", 2000)
                    .setCacheable(true)
                    .getResultList());

    private final String title;
    private final Function<Session, Object> action;

    Reading(String title, Function<Session, Object> action) {
        this.title = title;
        this.action = action;
    }

    @SuppressWarnings("deprecation") // What Hibernate 7 has in its place, 6.6 has not.
    private static Object bySku(Session session) {
        return session.bySimpleNaturalId(Product.class).load("B-2");
    }

    /** What is read, for people. */
    String title() {
        return title;
    }

    /** Reads it; answers it as text. */
    String in(Session session) {
        return String.valueOf(action.apply(session));
    }
}
