package io.hivecache.codec;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;

/**
 * Chooses the plan of each class, once.
 *
 * <p>A class remembers its own plan, so the plan goes when the class goes. It remembers it softly, because a plan leads
 * to this library's class loader, and classes of the JDK or of an application may outlive that. Safe for use by many
 * threads.
 */
final class CopyPlans {

    private static final ClassValue<SoftReference<CopyPlan>> PLANS = new ClassValue<>() {
        @Override
        protected SoftReference<CopyPlan> computeValue(Class<?> type) {
            return new SoftReference<>(prepare(type));
        }
    };

    private CopyPlans() {}

    /** Answers the plan for objects of exactly this class. */
    static CopyPlan of(Class<?> type) {
        CopyPlan plan = PLANS.get(type).get();
        while (plan == null) {
            PLANS.remove(type);
            plan = PLANS.get(type).get();
        }
        return plan;
    }

    /** Answers whether every object that a variable of this type can hold may be shared. */
    static boolean sharesAll(Class<?> declared) {
        return declared.isPrimitive()
                || declared.isEnum()
                || (Modifier.isFinal(declared.getModifiers()) && mayShare(declared));
    }

    private static CopyPlan prepare(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return CopyPlan.REFUSE;
        }
        if (mayShare(type)) {
            return CopyPlan.SHARE;
        }
        if (type.isArray()) {
            return ArrayPlans.of(type);
        }
        CopyPlan known = JdkPlans.of(type);
        return known != null ? known : byFields(type);
    }

    private static CopyPlan byFields(Class<?> type) {
        try {
            if (type.isHidden() || Proxy.isProxyClass(type) || SerializationHooks.isCustomized(type)) {
                return CopyPlan.REFUSE;
            }
            return type.isRecord() ? new RecordPlan(type) : new BeanPlan(type);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreachable) {
            return CopyPlan.REFUSE;
        }
    }

    /** Whether objects of exactly this class are immutable, and the codec would accept them. */
    private static boolean mayShare(Class<?> type) {
        return Immutables.isImmutable(type) && isSerializable(type, new HashSet<>());
    }

    private static boolean isSerializable(Class<?> type, Set<Class<?>> met) {
        if (!type.isRecord()) {
            return type.isPrimitive() || Serializable.class.isAssignableFrom(type);
        }
        if (!Serializable.class.isAssignableFrom(type)) {
            return false;
        }
        if (met.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!isSerializable(component.getType(), met)) {
                    return false;
                }
            }
        }
        return true;
    }
}
