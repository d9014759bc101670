package io.hivecache.examples.hibernate;

import org.hibernate.Session;

/** What the shop sells, and where. */
final class Goods {
    private static final StockId WALDEN_IN_FRANCE = new StockId(1, Country.Code.FR);

    private Goods() {}

    /** Stores it. */
    static void persist(Session session) {
        Book walden = new Book(1, "B-1", "Walden", "Thoreau", 1250);
        walden.tags().add("woods");
        session.persist(walden);
        session.persist(new Book(2, "B-2", "Ulysses", "Joyce", 2490));
        session.persist(new Album(3, "A-3", "Kind of Blue", 5, 1900));
        session.persist(new Country(Country.Code.DE, "Germany"));
        session.persist(new Country(Country.Code.FR, "France"));
        session.persist(new Stock(WALDEN_IN_FRANCE, 7));
    }

    /** The product of which there is a stock. */
    static Product walden(Session session) {
        return session.find(Product.class, 1L);
    }

    /** The product that is found by its natural id. */
    static Product ulysses(Session session) {
        return session.find(Product.class, 2L);
    }

    /** How many there are of one product in one country. */
    static Stock stock(Session session) {
        return session.find(Stock.class, WALDEN_IN_FRANCE);
    }

    /** One of the countries. */
    static Country france(Session session) {
        return session.find(Country.class, Country.Code.FR);
    }
}
