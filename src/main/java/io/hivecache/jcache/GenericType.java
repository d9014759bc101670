package io.hivecache.jcache;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type with type arguments, serializable and equal to the JDK's own object for the same type. */
sealed interface GenericType extends Type, Serializable {

    /** Returns the same type as classes and generic types only; a type variable is refused, for it names no class. */
    static Type of(Type type) {
        if (type instanceof Class<?> || type instanceof GenericType) {
            return type;
        }
        if (type instanceof ParameterizedType given) {
            Type owner = given.getOwnerType();
            return new Parameterized(
                    raw(given), copy(given.getActualTypeArguments()), owner == null ? null : serializable(of(owner)));
        }
        if (type instanceof GenericArrayType given) {
            return new ArrayOf(serializable(of(given.getGenericComponentType())));
        }
        if (type instanceof WildcardType given) {
            return new Wildcard(copy(given.getUpperBounds()), copy(given.getLowerBounds()));
        }
        throw new IllegalArgumentException(
                "The type variable " + type.getTypeName() + " names no class; give the class that stands for it");
    }

    /** Returns the class that is left when the type arguments are taken away. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        throw new IllegalArgumentException(type.getTypeName() + " is no class, no parameterized type and no array");
    }

    /** Returns the class with these arguments. */
    static GenericType parameterized(Class<?> raw, List<Type> arguments) {
        Class<?> owner = raw.getDeclaringClass();
        return new Parameterized(raw, copy(arguments.toArray(Type[]::new)), owner);
    }

    /** Returns the type of arrays of this component. */
    static Type arrayOf(Type component) {
        return component instanceof Class<?> plain
                ? Array.newInstance(plain, 0).getClass()
                : new ArrayOf(serializable(of(component)));
    }

    /** Returns what {@link #of} answers as the serializable object that it is. */
    private static Serializable serializable(Type type) {
        return (Serializable) type;
    }

    private static Serializable[] copy(Type[] types) {
        return Arrays.stream(types).map(type -> serializable(of(type))).toArray(Serializable[]::new);
    }

    private static Type[] types(Serializable[] types) {
        return Arrays.copyOf(types, types.length, Type[].class);
    }

    private static String names(Serializable[] types, String separator) {
        return Arrays.stream(types(types)).map(Type::getTypeName).collect(Collectors.joining(separator));
    }

    /** A class with type arguments, {@code List<Order>}. */
    final class Parameterized implements GenericType, ParameterizedType {
        private static final long serialVersionUID = 1;

        private final Class<?> raw;
        private final Serializable[] arguments;
        private final @Nullable Serializable owner;

        Parameterized(Class<?> raw, Serializable[] arguments, @Nullable Serializable owner) {
            this.raw = raw;
            this.arguments = arguments;
            this.owner = owner;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return types(arguments);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return (Type) owner;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ParameterizedType that
                    && raw.equals(that.getRawType())
                    && Objects.equals(owner, that.getOwnerType())
                    && Arrays.equals(arguments, that.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(arguments) ^ Objects.hashCode(owner) ^ raw.hashCode();
        }

        @Override
        public String toString() {
            Type outer = getOwnerType();
            String name = outer == null ? raw.getName() : outer.getTypeName() + '$' + raw.getSimpleName();
            return arguments.length == 0 ? name : name + '<' + names(arguments, ", ") + '>';
        }
    }

    /** An array of a generic type, {@code List<Order>[]}. */
    final class ArrayOf implements GenericType, GenericArrayType {
        private static final long serialVersionUID = 1;

        private final Serializable component;

        ArrayOf(Serializable component) {
            this.component = component;
        }

        @Override
        public Type getGenericComponentType() {
            return (Type) component;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GenericArrayType that && component.equals(that.getGenericComponentType());
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }

        @Override
        public String toString() {
            return getGenericComponentType().getTypeName() + "[]";
        }
    }

    /** A type argument with bounds, {@code ? extends Order}. */
    final class Wildcard implements GenericType, WildcardType {
        private static final long serialVersionUID = 1;

        private final Serializable[] upper;
        private final Serializable[] lower;

        Wildcard(Serializable[] upper, Serializable[] lower) {
            this.upper = upper;
            this.lower = lower;
        }

        @Override
        public Type[] getUpperBounds() {
            return types(upper);
        }

        @Override
        public Type[] getLowerBounds() {
            return types(lower);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WildcardType that
                    && Arrays.equals(upper, that.getUpperBounds())
                    && Arrays.equals(lower, that.getLowerBounds());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(lower) ^ Arrays.hashCode(upper);
        }

        @Override
        public String toString() {
            if (lower.length > 0) {
                return "? super " + names(lower, " & ");
            }
            return upper[0].equals(Object.class) ? "?" : "? extends " + names(upper, " & ");
        }
    }
}
