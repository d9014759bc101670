package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hivecache.jcache.Orders.Order;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"list", "map", "array", "extending", "above", "nested", "unbounded", "inner"})
    void equalsTheJdksOwnType(String field) {
        Type jdk = Orders.typeOf(field);
        Type own = GenericType.of(jdk);

        assertThat(own).isInstanceOf(GenericType.class).isEqualTo(jdk).hasSameHashCodeAs(jdk);
        assertThat(jdk).isEqualTo(own);
        assertThat(own.getTypeName()).isEqualTo(jdk.getTypeName());
    }

    @Test
    void differsFromOtherTypes() {
        Type list = GenericType.of(Orders.typeOf("list"));

        assertThat(list)
                .isNotEqualTo(Orders.typeOf("map"))
                .isNotEqualTo(Orders.typeOf("extending"))
                .isNotEqualTo(Orders.typeOf("array"))
                .isNotEqualTo(List.class);
        assertThat(GenericType.of(Orders.typeOf("extending"))).isNotEqualTo(Orders.typeOf("above"));
    }

    @Test
    void leavesTheClassWhenTheArgumentsAreTaken() {
        assertThat(GenericType.raw(Orders.typeOf("map"))).isEqualTo(Map.class);
        assertThat(GenericType.raw(Orders.typeOf("array"))).isEqualTo(List[].class);
        assertThat(GenericType.raw(byte[].class)).isEqualTo(byte[].class);
    }

    @Test
    void isMadeOfAClassAndArguments() {
        assertThat(GenericType.parameterized(List.class, List.of(Order.class))).isEqualTo(Orders.typeOf("list"));
        assertThat(GenericType.parameterized(Map.Entry.class, List.of(String.class, byte[].class)))
                .isEqualTo(Orders.typeOf("nested"));
        assertThat(GenericType.arrayOf(Orders.typeOf("list"))).isEqualTo(Orders.typeOf("array"));
        assertThat(GenericType.arrayOf(int.class)).isEqualTo(int[].class);
    }

    @Test
    void refusesATypeVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenericType.of(Orders.typeOf("variable")))
                .withMessage("The type variable T names no class; give the class that stands for it");
    }

    @Test
    void knowsNoClassForAWildcard() {
        Type wildcard = ((ParameterizedType) Orders.typeOf("extending")).getActualTypeArguments()[0];

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenericType.raw(wildcard))
                .withMessage(wildcard.getTypeName() + " is no class, no parameterized type and no array");
    }
}
