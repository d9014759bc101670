package io.hivecache.bench.report;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hivecache.bench.plan.Comparison;
import io.hivecache.bench.plan.Measurement;
import io.hivecache.bench.plan.Median;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.plan.Scenario;
import io.hivecache.bench.process.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The medians over all rounds. */
public final class Medians {
    private record Place(Metric metric, Row row, String provider) {}

    private final Map<Place, Double> medians;

    /** Computes the medians. */
    public Medians(List<Measurement> measurements) {
        medians =
                measurements.stream().collect(groupingBy(Medians::place, collectingAndThen(toList(), Medians::median)));
    }

    private static Place place(Measurement measurement) {
        Row row = new Row(measurement.scenario(), measurement.threads());
        return new Place(measurement.metric(), row, measurement.provider());
    }

    private static double median(List<Measurement> measurements) {
        return Median.of(measurements.stream().mapToDouble(Measurement::value).toArray());
    }

    /** Returns the rows for which there are figures, in the order of the scenarios. */
    List<Row> rows(Metric metric) {
        List<Row> measured = medians.keySet().stream()
                .filter(place -> place.metric() == metric)
                .map(Place::row)
                .toList();
        return Arrays.stream(Scenario.values())
                .flatMap(scenario -> scenario.threads().stream().map(threads -> new Row(scenario, threads)))
                .filter(measured::contains)
                .toList();
    }

    /** Returns a provider's figure, empty if it was not measured. */
    OptionalDouble of(Metric metric, Row row, String provider) {
        return Stream.ofNullable(medians.get(new Place(metric, row, provider)))
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Returns the best figure but that of one provider, empty if no other was measured. */
    OptionalDouble bestBut(String provider, Metric metric, Row row) {
        return best(metric, row, other -> !other.equals(provider));
    }

    private OptionalDouble best(Metric metric, Row row, Predicate<String> providers) {
        DoubleStream figures = medians.entrySet().stream()
                .filter(median -> median.getKey().metric() == metric
                        && median.getKey().row().equals(row)
                        && providers.test(median.getKey().provider()))
                .mapToDouble(Map.Entry::getValue);
        return metric.lessIsBetter() ? figures.min() : figures.max();
    }

    /** Returns how many times better Hivecache is than the best of some others, empty if nothing can be compared. */
    Optional<Double> ratio(Metric metric, Row row, Comparison comparison) {
        OptionalDouble own = of(metric, row, ProviderModule.SUBJECT);
        OptionalDouble best = best(metric, row, comparison::includes);
        if (!metric.hasRatio() || own.isEmpty() || best.isEmpty() || own.getAsDouble() == 0) {
            return Optional.empty();
        }
        double quotient = best.getAsDouble() / own.getAsDouble();
        return Optional.of(metric.lessIsBetter() ? quotient : 1 / quotient);
    }
}
