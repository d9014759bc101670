package org.hibernate.cache.internal;

import java.io.Serializable;
import java.util.Objects;

/** What Hibernate's class of this name (6.6 and 7.4) is to a cache: its fields, a constructor and its equality. */
@SuppressWarnings("serial") // fields as Hibernate declares them
public class NaturalIdCacheKey implements Serializable {
    private final Object naturalIdValues;
    private final String entityName;
    private final String tenantId;
    private final int hashCode;

    public NaturalIdCacheKey(Object naturalIdValues, String entityName, String tenantId, int hashCode) {
        this.naturalIdValues = naturalIdValues;
        this.entityName = entityName;
        this.tenantId = tenantId;
        this.hashCode = hashCode;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NaturalIdCacheKey key
                && hashCode == key.hashCode
                && entityName.equals(key.entityName)
                && Objects.equals(tenantId, key.tenantId)
                && Objects.deepEquals(naturalIdValues, key.naturalIdValues);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }
}
