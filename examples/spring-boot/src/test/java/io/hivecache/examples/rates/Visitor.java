package io.hivecache.examples.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

/** Uses a running application as anybody would, by HTTP. */
final class Visitor {
    private final RestClient http;

    Visitor(int port) {
        http = RestClient.create("http://127.0.0.1:" + port);
    }

    Map<?, ?> rate(String pair) {
        return get("/rates/" + pair);
    }

    /** The same rate, asked for by several threads at once. */
    List<Map<?, ?>> rateAtOnce(int threads, String pair) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Map<?, ?>> rates = new ArrayList<>();
            for (Future<Map<?, ?>> rate : executor.invokeAll(IntStream.range(0, threads)
                    .<Callable<Map<?, ?>>>mapToObj(i -> () -> rate(pair))
                    .toList())) {
                rates.add(rate.get());
            }
            return rates;
        } finally {
            executor.shutdown();
        }
    }

    Map<?, ?> get(String path) {
        return http.get().uri(path).retrieve().body(Map.class);
    }

    void put(String path) {
        http.put().uri(path).retrieve().toBodilessEntity();
    }

    void delete(String path) {
        http.delete().uri(path).retrieve().toBodilessEntity();
    }

    int status(String path) {
        return http.method(HttpMethod.GET)
                .uri(path)
                .exchange((request, response) -> response.getStatusCode().value());
    }

    int timesBankWasAskedFor(String what) {
        return metric("bank.requests?tag=for:" + what);
    }

    int hits(String cache) {
        return metric("cache.gets?tag=result:hit&tag=cache:" + cache);
    }

    int misses(String cache) {
        return metric("cache.gets?tag=result:miss&tag=cache:" + cache);
    }

    int metric(String query) {
        List<?> measurements = (List<?>) get("/actuator/metrics/" + query).get("measurements");
        return ((Number) ((Map<?, ?>) measurements.get(0)).get("value")).intValue();
    }
}
