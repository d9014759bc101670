package io.hivecache.codec;

import static io.hivecache.codec.KeyTexts.assertComesBack;
import static io.hivecache.codec.KeyTexts.key;
import static io.hivecache.codec.KeyTexts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.codec.KeySamples.Color;
import io.hivecache.codec.KeySamples.Point;
import io.hivecache.codec.KeySamples.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts themselves: they are on servers, so none may change. */
class KeyTextTest {
    private static final String SAMPLES = "@" + KeySamples.class.getName() + "$";

    static Stream<Arguments> simple() {
        return Stream.of(
                Arguments.of("ann", "ann"),
                Arguments.of("", ""),
                Arguments.of("@ann", "@\"@ann\""),
                Arguments.of("@\"ann\"\\", "@\"@\\\"ann\\\"\\\\\""),
                Arguments.of("1", "1"),
                Arguments.of("null", "null"),
                Arguments.of("\ud83d", "@\"\\ud83d\""),
                Arguments.of("\udc1d\ud83d", "@\"\\udc1d\\ud83d\""),
                Arguments.of("\ud83d\udc1d", "\ud83d\udc1d"),
                Arguments.of(1, "@1"),
                Arguments.of(Integer.MIN_VALUE, "@-2147483648"),
                Arguments.of(1L, "@1L"),
                Arguments.of(Long.MIN_VALUE, "@-9223372036854775808L"),
                Arguments.of((short) 1, "@Short(1)"),
                Arguments.of((byte) -1, "@Byte(-1)"),
                Arguments.of(true, "@true"),
                Arguments.of('a', "@Character(a)"),
                Arguments.of('"', "@Character(\"\\\"\")"),
                Arguments.of('\ud83d', "@Character(\"\\ud83d\")"),
                Arguments.of(1.0, "@Double(1)"),
                Arguments.of(0.1, "@Double(0.1)"),
                Arguments.of(-0.0, "@Double(-0.0)"),
                Arguments.of(0.0, "@Double(0.0)"),
                Arguments.of(2e23, "@Double(2E+23)"),
                Arguments.of(Double.NaN, "@Double(NaN)"),
                Arguments.of(Double.NEGATIVE_INFINITY, "@Double(-Infinity)"),
                Arguments.of(Double.MIN_VALUE, "@Double(5E-324)"),
                Arguments.of(Double.MAX_VALUE, "@Double(1.7976931348623157E+308)"),
                Arguments.of(0.1f, "@Float(0.1)"),
                Arguments.of(Float.MIN_VALUE, "@Float(1E-45)"),
                Arguments.of(new BigInteger("-12345678901234567890"), "@BigInteger(-12345678901234567890)"),
                Arguments.of(new BigDecimal("1.00"), "@BigDecimal(1.00)"),
                Arguments.of(new BigDecimal("1E+3"), "@BigDecimal(1E+3)"),
                Arguments.of(new UUID(1, 2), "@UUID(00000000-0000-0001-0000-000000000002)"),
                Arguments.of(URI.create("http://a.b/c"), "@URI(http://a.b/c)"),
                Arguments.of(URI.create("?a=b"), "@URI(\"?a=b\")"),
                Arguments.of(Locale.CANADA_FRENCH, "@Locale(fr-CA)"),
                Arguments.of(Locale.ROOT, "@Locale(und)"),
                Arguments.of(Currency.getInstance("CHF"), "@Currency(CHF)"),
                Arguments.of(String.class, "@Class(java.lang.String)"),
                Arguments.of(int[][].class, "@Class([[I)"),
                Arguments.of(TimeUnit.DAYS, "@java.util.concurrent.TimeUnit.DAYS"));
    }

    static Stream<Arguments> ofTime() {
        return Stream.of(
                Arguments.of(new Date(1), "@Date(1970-01-01T00:00:00.001Z)"),
                Arguments.of(new java.sql.Date(0), "@Date(1970-01-01T00:00:00Z)"),
                Arguments.of(new java.sql.Time(0), "@Date(1970-01-01T00:00:00Z)"),
                Arguments.of(
                        Timestamp.from(Instant.EPOCH.plusNanos(1)),
                        "@java.sql.Timestamp(1970-01-01T00:00:00.000000001Z)"),
                Arguments.of(Duration.ofMillis(-1500), "@Duration(PT-1.5S)"),
                Arguments.of(Instant.MAX, "@Instant(+1000000000-12-31T23:59:59.999999999Z)"),
                Arguments.of(LocalDate.of(12026, 1, 2), "@LocalDate(+12026-01-02)"),
                Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4), "@LocalDateTime(2026-01-02T03:04)"),
                Arguments.of(LocalTime.of(3, 4, 5), "@LocalTime(03:04:05)"),
                Arguments.of(MonthDay.of(2, 29), "@MonthDay(--02-29)"),
                Arguments.of(
                        OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(1)),
                        "@OffsetDateTime(2026-01-02T03:04:05+01:00)"),
                Arguments.of(OffsetTime.of(3, 4, 5, 0, ZoneOffset.UTC), "@OffsetTime(03:04:05Z)"),
                Arguments.of(Period.of(1, 14, -3), "@Period(P1Y14M-3D)"),
                Arguments.of(Year.of(5), "@Year(5)"),
                Arguments.of(Year.of(12026), "@Year(12026)"),
                Arguments.of(YearMonth.of(-12026, 1), "@YearMonth(-12026-1)"),
                Arguments.of(ZoneId.of("Europe/Zurich"), "@ZoneId(Europe/Zurich)"),
                Arguments.of(ZoneOffset.ofHoursMinutes(5, 30), "@ZoneOffset(+05:30)"),
                Arguments.of(ZoneOffset.UTC, "@ZoneOffset(Z)"),
                Arguments.of(DayOfWeek.MONDAY, "@java.time.DayOfWeek.MONDAY"),
                Arguments.of(
                        ZonedDateTime.ofLocal(
                                LocalDateTime.of(2026, 10, 25, 2, 30),
                                ZoneId.of("Europe/Zurich"),
                                ZoneOffset.ofHours(1)),
                        "@ZonedDateTime(2026-10-25T02:30+01:00[Europe/Zurich])"));
    }

    static Stream<Arguments> composite() {
        return Stream.of(
                Arguments.of(Color.RED, SAMPLES + "Color.RED"),
                Arguments.of(Color.GREEN, SAMPLES + "Color.GREEN"),
                Arguments.of(new Point(1, -2), SAMPLES + "Point(x=1,y=-2)"),
                Arguments.of(new Tree("a\"", null), SAMPLES + "Tree(name=\"a\\\"\",next=null)"),
                Arguments.of(new KeySamples.Nothing(), SAMPLES + "Nothing()"),
                Arguments.of(new KeySamples.Plain("a", 1L), SAMPLES + "Plain(name=\"a\",number=1L)"),
                Arguments.of(List.of(), "@List()"),
                Arguments.of(Arrays.asList(1, 1L, "1", null, true), "@List(1,1L,\"1\",null,true)"),
                Arguments.of(List.of(List.of("a"), List.of()), "@List(List(\"a\"),List())"),
                Arguments.of(Set.of(3, 1, 2), "@Set(1,2,3)"),
                Arguments.of(Map.of("b", 1, "a", Set.of("y", "x")), "@Map(\"a\"=Set(\"x\",\"y\"),\"b\"=1)"),
                Arguments.of(Map.entry("a", 1), "@Entry(\"a\"=1)"),
                Arguments.of(Optional.of(1), "@Optional(1)"),
                Arguments.of(Optional.empty(), "@Optional()"));
    }

    @ParameterizedTest
    @MethodSource({"simple", "ofTime", "composite"})
    void isWrittenAndReadBack(Object key, String text) {
        assertThat(text(key)).isEqualTo(text);
        assertThat(key(text)).isEqualTo(key).hasSameHashCodeAs(key);
    }

    @Test
    void classesOfTheUnnamedPackageHaveADotBefore() throws Exception {
        Class<?> color = Class.forName("UnnamedColor");
        Object red = color.getEnumConstants()[0];
        assertThat(text(red)).isEqualTo("@.UnnamedColor.RED");
        assertThat(text(color)).isEqualTo("@Class(UnnamedColor)");
        assertComesBack(red);
    }

    /** JDK 17 writes more digits for some doubles than JDK 19 and later. */
    @Test
    void doublesAreWrittenWithTheFewestDigits() {
        assertThat(text(2.0E-3)).isEqualTo("@Double(0.002)");
        assertThat(text(2.2E-322)).isEqualTo("@Double(2.2E-322)");
        assertThat(text(1.0E23)).isEqualTo("@Double(1E+23)");
        assertThat(text(2.0e-44f)).isEqualTo("@Float(2E-44)");
    }

    @Test
    void aliasesAreComparedAsTheyAre() {
        assertThat(KeyTexts.ANY.matches("@1", "@1")).isTrue();
        assertThat(KeyTexts.ANY.matches("@1", "1")).isFalse();
        assertThat(KeyTexts.ANY.toProbe(1)).isEqualTo("@1");
    }

    @Test
    void textsHaveAnyLength() {
        String megabyte = "x".repeat(1 << 20);
        assertThat(text(megabyte)).isSameAs(megabyte);
        assertComesBack(List.of(megabyte, megabyte));
    }
}
