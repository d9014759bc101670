package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewInstanceTest {

    @Test
    void makesAnotherObjectAtEachCall() {
        NewInstance<Weigher<?, ?>> factory = NewInstance.of(Orders.Scales.class, Weigher.class);

        assertThat(factory.create()).isInstanceOf(Orders.Scales.class).isNotSameAs(factory.create());
        assertThat(factory).isEqualTo(new NewInstance<>(Orders.Scales.class));
    }

    @Test
    void refusesAClassOfAnotherKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewInstance.of(Orders.Loader.class, Weigher.class))
                .withMessage("io.hivecache.jcache.Orders$Loader does not implement io.hivecache.jcache.Weigher");
    }

    @ParameterizedTest
    @ValueSource(classes = {Orders.NeedsArgument.class, Orders.Hidden.class, Weigher.class})
    void refusesAClassThatItCannotMake(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewInstance.of(type, Weigher.class))
                .withMessage(
                        type.getName() + " must be a public class with a public constructor that has no parameters");
    }

    @Test
    void tellsWhichConstructorFailed() {
        NewInstance<Weigher<?, ?>> factory = NewInstance.of(Orders.Failing.class, Weigher.class);

        assertThatThrownBy(factory::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The constructor of io.hivecache.jcache.Orders$Failing failed")
                .hasRootCauseMessage("no scales");
    }
}
