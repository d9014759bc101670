package org.hibernate.cache.spi;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** What Hibernate's class of this name (6.6 and 7.4) is to a cache: fields, constructor, equality and serialization. */
@SuppressWarnings("serial") // fields as Hibernate declares them
public class QueryKey implements Serializable {
    /** The values of a query's parameters. */
    public interface ParameterBindingsMemento extends Serializable {}

    private final String sqlQueryString;
    private final ParameterBindingsMemento parameterBindingsMemento;
    private final Integer firstRow;
    private final Integer maxRows;
    private final String[] enabledFilterNames;
    private transient int hashCode;

    public QueryKey(
            String sqlQueryString,
            ParameterBindingsMemento parameterBindingsMemento,
            Integer firstRow,
            Integer maxRows,
            Set<String> enabledFilterNames) {
        this.sqlQueryString = sqlQueryString;
        this.parameterBindingsMemento = parameterBindingsMemento;
        this.firstRow = firstRow;
        this.maxRows = maxRows;
        this.enabledFilterNames = enabledFilterNames.toArray(String[]::new);
        hashCode = hash();
    }

    private int hash() {
        return Objects.hash(sqlQueryString, parameterBindingsMemento, Arrays.hashCode(enabledFilterNames));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QueryKey key
                && sqlQueryString.equals(key.sqlQueryString)
                && Objects.equals(firstRow, key.firstRow)
                && Objects.equals(maxRows, key.maxRows)
                && parameterBindingsMemento.equals(key.parameterBindingsMemento)
                && Arrays.equals(enabledFilterNames, key.enabledFilterNames);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        hashCode = hash();
    }
}
