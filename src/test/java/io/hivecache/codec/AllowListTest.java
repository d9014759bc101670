package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.User,     com.acme.User,           true",
        "com.acme.User,     com.acme.User$Address,   true",
        "com.acme.User,     com.acme.User$A$B,       true",
        "com.acme.User,     com.acme.Users,          false",
        "com.acme.User,     com.acme.User.Address,   false",
        "com.acme.User,     acme.User,               false",
        "com.acme.User$A,   com.acme.User,           false",
        "com.acme.User,     [Lcom.acme.User;,        true",
        "com.acme.User,     [[Lcom.acme.User;,       true",
        "com.acme.User,     [Lcom.acme.Other;,       false",
        "com.acme.*,        com.acme.User,           true",
        "com.acme.*,        com.acme.User$Address,   true",
        "com.acme.*,        com.acme.model.User,     false",
        "com.acme.*,        com.acmeevil.User,       false",
        "com.acme.*,        com.acme,                false",
        "com.acme.**,       com.acme.User,           true",
        "com.acme.**,       com.acme.model.a.User,   true",
        "com.acme.**,       com.acmeevil.User,       false",
        "User,              User,                    true",
        "User,              Other,                   false",
        "java.lang.Thread,  java.lang.Thread,        true",
    })
    void patterns(String pattern, String className, boolean allowed) {
        assertThat(AllowList.of(List.of(pattern)).allows(className)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "java.lang.Long",
                "[I",
                "[[B",
                "[Ljava.lang.Object;",
                "[Ljava.io.Serializable;",
                "[Ljava.lang.Comparable;",
                "java.math.BigDecimal",
                "java.util.UUID",
                "java.time.Ser",
                "java.time.chrono.Ser",
                "java.util.ArrayList",
                "java.util.CollSer",
                "java.util.Collections$UnmodifiableMap",
                "java.lang.IllegalStateException",
            })
    void plainValuesOfTheJdkAreAlwaysAllowed(String className) {
        assertThat(AllowList.of(List.of()).allows(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.cache.interceptor.SimpleKey",
                "org.hibernate.cache.spi.QueryKey",
                "org.hibernate.query.internal.QueryParameterBindingsImpl$ParameterBindingsMementoImpl",
            })
    void keysThatFrameworksMakeAreAlwaysAllowed(String className) {
        assertThat(AllowList.of(List.of()).allows(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.User",
                "org.hibernate.cache.spi.entry.StandardCacheEntryImpl",
                "java.lang.Class",
                "java.lang.ProcessBuilder",
                "java.lang.Thread",
                "java.lang.invoke.SerializedLambda",
                "java.lang.reflect.Proxy",
                "java.net.URL",
                "java.net.InetAddress",
                "java.rmi.server.UnicastRemoteObject",
                "java.timeevil.Gadget",
                "java.util.PriorityQueue",
                "java.util.ServiceLoader",
                "javax.management.BadAttributeValueExpException",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "[Ljava.net.URL;",
                "[L;",
                "[",
                "",
            })
    void nothingElseIs(String className) {
        assertThat(AllowList.of(List.of()).allows(className)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.User,          add com.acme.User or com.acme.* to",
        "com.acme.User$Address,  add com.acme.User$Address or com.acme.* to",
        "[[Lcom.acme.User;,      add com.acme.User or com.acme.* to",
        "User,                   add User to",
    })
    void adviceIsWhatAUserCanWrite(String className, String words) {
        assertThat(AllowList.advice(className)).contains(words, "'allow'", "cache.default.allow", "setAllowList");
    }

    @Test
    void everythingAllowsAll() {
        assertThat(AllowList.everything().allows("java.net.URL")).isTrue();
        assertThat(AllowList.everything().isRestricted()).isFalse();
        assertThat(AllowList.everything().plus(Map.class)).isSameAs(AllowList.everything());
    }

    @Test
    void plusAddsToACopy() {
        AllowList few = AllowList.of(List.of("com.acme.*"));
        AllowList more = few.plus(Thread.class, Samples.Point[][].class);
        assertThat(more.allows("java.lang.Thread")).isTrue();
        assertThat(more.allows(Samples.Point.class.getName())).isTrue();
        assertThat(more.allows("com.acme.User")).isTrue();
        assertThat(few.allows("java.lang.Thread")).isFalse();
        assertThat(few.isRestricted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "**",
                ".*",
                "com.acme.",
                "com.acme*",
                "com.*.User",
                "com..User",
                "a-b.C",
                "com.acme.***"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.of(List.of(pattern)))
                .withMessageContaining("'" + pattern + "'")
                .withMessageContaining("com.acme.**");
    }
}
