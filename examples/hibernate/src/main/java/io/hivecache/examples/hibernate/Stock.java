package io.hivecache.examples.hibernate;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** How many pieces of a product there are in a country; nobody minds if the number is a moment old. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
class Stock {
    @EmbeddedId
    private StockId id;

    private int pieces;

    Stock() {}

    Stock(StockId id, int pieces) {
        this.id = id;
        this.pieces = pieces;
    }

    /** Takes one away. */
    void sell() {
        pieces--;
    }

    @Override
    public String toString() {
        return pieces + " of " + id;
    }
}
