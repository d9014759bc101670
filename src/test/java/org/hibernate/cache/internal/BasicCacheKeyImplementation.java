package org.hibernate.cache.internal;

import java.io.Serializable;

/** What Hibernate's class of this name (6.6 and 7.4) is to a cache: its fields, a constructor and its equality. */
@SuppressWarnings("serial") // fields as Hibernate declares them
public final class BasicCacheKeyImplementation implements Serializable {
    final Serializable id;
    private final String entityOrRoleName;
    private final int hashCode;

    public BasicCacheKeyImplementation(Serializable id, String entityOrRoleName, int hashCode) {
        this.id = id;
        this.entityOrRoleName = entityOrRoleName;
        this.hashCode = hashCode;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BasicCacheKeyImplementation key
                && id.equals(key.id)
                && entityOrRoleName.equals(key.entityOrRoleName);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }
}
