package io.hivecache.examples.hibernate;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;

/** What the shop sells. */
@Entity
@NaturalIdCache
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
abstract class Product {
    @Id
    private Long id;

    @NaturalId
    private String sku;

    private String title;
    private int cents;

    @ElementCollection
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    private Set<String> tags = new TreeSet<>();

    Product() {}

    Product(long id, String sku, String title, int cents) {
        this.id = id;
        this.sku = sku;
        this.title = title;
        this.cents = cents;
    }

    /** What it costs. */
    void price(int newCents) {
        cents = newCents;
    }

    /** The words under which it is found; may be changed. */
    Set<String> tags() {
        return tags;
    }

    @Override
    public String toString() {
        return title + " for " + cents;
    }
}
