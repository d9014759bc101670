package org.hibernate.query.internal;

import java.util.Arrays;
import org.hibernate.cache.spi.QueryKey;

/** What the nested class of Hibernate's (6.6 and 7.4) is to a cache: its fields, constructor and equality. */
public final class QueryParameterBindingsImpl {
    private QueryParameterBindingsImpl() {}

    /** Makes the part of a query's key that holds its parameters, the first of which is the tenant. */
    public static QueryKey.ParameterBindingsMemento memento(Object... values) {
        int hash = 0;
        for (Object value : values) {
            hash = 37 * hash + (value == null ? 0 : value.hashCode());
        }
        return new ParameterBindingsMementoImpl(values, hash);
    }

    @SuppressWarnings("serial") // fields as Hibernate declares them
    private static final class ParameterBindingsMementoImpl implements QueryKey.ParameterBindingsMemento {
        final Object[] values;
        final int hashCode;

        private ParameterBindingsMementoImpl(Object[] values, int hashCode) {
            this.values = values;
            this.hashCode = hashCode;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ParameterBindingsMementoImpl that
                    && hashCode == that.hashCode
                    && Arrays.deepEquals(values, that.values);
        }

        @Override
        public int hashCode() {
            return hashCode;
        }
    }
}
