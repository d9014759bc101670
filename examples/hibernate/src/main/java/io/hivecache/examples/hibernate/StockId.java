package io.hivecache.examples.hibernate;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.Objects;

/** Which product, and in which country. */
@Embeddable
class StockId implements Serializable {
    private static final long serialVersionUID = 1;

    private long product;

    @Enumerated(EnumType.STRING)
    private Country.Code country;

    StockId() {}

    StockId(long product, Country.Code country) {
        this.product = product;
        this.country = country;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StockId that && product == that.product && country == that.country;
    }

    @Override
    public int hashCode() {
        return Objects.hash(product, country);
    }

    @Override
    public String toString() {
        return product + " in " + country;
    }
}
