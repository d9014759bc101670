package io.hivecache.examples.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;

/** Where the shop sells; never changes. Its id is an enum, whose hash differs from JVM to JVM. */
@Entity
@Immutable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
class Country {
    /** The countries there are. */
    enum Code {
        DE,
        FR
    }

    @Id
    @Enumerated(EnumType.STRING)
    private Code code;

    private String name;

    Country() {}

    Country(Code code, String name) {
        this.code = code;
        this.name = name;
    }

    @Override
    public String toString() {
        return code + " is " + name;
    }
}
