package org.hibernate.cache.internal;

import java.io.Serializable;
import java.util.Objects;

/** What Hibernate's class of this name (6.6 and 7.4) is to a cache: its fields, a constructor and its equality. */
@SuppressWarnings("serial") // fields as Hibernate declares them
public final class CacheKeyImplementation implements Serializable {
    private final Object id;
    private final String entityOrRoleName;
    private final String tenantId;
    private final int hashCode;
    private final boolean requiresDeepEquals;

    public CacheKeyImplementation(Object id, String entityOrRoleName, String tenantId, int hashCode) {
        this.id = id;
        this.entityOrRoleName = entityOrRoleName;
        this.tenantId = tenantId;
        this.hashCode = hashCode;
        this.requiresDeepEquals = id.getClass().isArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CacheKeyImplementation key
                && (!requiresDeepEquals || hashCode == key.hashCode)
                && Objects.deepEquals(id, key.id)
                && entityOrRoleName.equals(key.entityOrRoleName)
                && Objects.equals(tenantId, key.tenantId);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }
}
