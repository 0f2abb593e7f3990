package io.modelog.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.ApiException;

/// Waiting for Kafka, with a bound.
final class KafkaAnswers {

    static final Duration LIMIT = Duration.ofSeconds(10);

    private KafkaAnswers() {}

    /// @throws ApiException as the broker answered it
    static <T> T await(Future<T> answer, String action) {
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refused) {
                throw refused;
            }
            throw new RegistryUnavailableException("cannot " + action + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new RegistryUnavailableException(
                    "cannot %s: no answer within %s".formatted(action, LIMIT), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("cannot " + action + ": interrupted", e);
        }
    }
}
