package io.modelog.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.run.RunCommand.Report;
import io.modelog.events.run.RunEvent.RunReported;
import io.modelog.events.run.RunEvent.StepStarted;
import io.modelog.events.run.RunRejection.LimitExceeded;
import io.modelog.events.run.RunRejection.RunExists;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Runs that a tool outside tells of.
class ReportRunTest {
    private static final StepName JOB = new StepName("etl.load");
    private static final RunReport START = report(1, RunStatus.RUNNING);
    private static final RunReport END = report(2, RunStatus.COMPLETED);

    @Test
    void the_first_report_makes_the_run_whatever_it_tells() {
        for (var report : List.of(START, END, report(3, null))) {
            Training.spec().given().when(new Report(report)).then(new RunReported(report));
        }
    }

    @Test
    void reports_come_in_any_order_and_after_the_end() {
        Training.spec()
                .given(new RunReported(END))
                .when(new Report(START))
                .then(new RunReported(START));
        assertThat(state(END, START).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(state(START, END)).isEqualTo(state(END, START));
    }

    @Test
    void of_two_ends_the_one_that_happened_last_counts() {
        var failure = report(9, RunStatus.FAILED);

        assertThat(state(END, failure).status()).isEqualTo(RunStatus.FAILED);
        assertThat(state(failure, END).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void a_report_told_again_is_not_recorded_again() {
        Training.spec()
                .given(new RunReported(START), new RunReported(END))
                .when(new Report(START))
                .then();
    }

    @Test
    void a_run_of_a_pipeline_of_ours_is_not_reported() {
        Training.spec()
                .given(Training.STARTED)
                .when(new Report(START))
                .thenRejected(new RunExists());
    }

    @Test
    void a_deleted_run_is_not_reported_again() {
        Training.spec()
                .given(new RunReported(END), new RunEvent.RunDeleted())
                .when(new Report(START))
                .thenRejected(new RunUnknown());
    }

    @Test
    void after_an_end_that_was_reported_no_step_starts() {
        Training.spec()
                .given(new RunReported(END))
                .when(Training.start(Training.LOAD, List.of()))
                .thenRejected(new RunFinished(RunStatus.COMPLETED));
        Training.spec()
                .given(new RunReported(START))
                .when(Training.start(Training.LOAD, List.of()))
                .then(new StepStarted(Training.LOAD, List.of(), "{}", null));
    }

    @Test
    void a_run_has_a_bounded_number_of_reports() {
        var many =
                IntStream.rangeClosed(1, RunDecider.REPORTS_MAX)
                        .mapToObj(number -> (RunEvent) new RunReported(report(number, null)))
                        .toArray(RunEvent[]::new);

        Training.spec()
                .given(many)
                .when(new Report(report(RunDecider.REPORTS_MAX + 1, null)))
                .thenRejected(new LimitExceeded("reports", RunDecider.REPORTS_MAX));
    }

    @Test
    void a_report_does_not_follow_the_start_of_a_run_of_ours() {
        assertThatThrownBy(() ->
                        RunDecider.evolve(
                                RunDecider.evolve(new Run.Unknown(), Training.STARTED),
                                new RunReported(START)))
                .isInstanceOf(CorruptStream.class);
    }

    @Test
    void a_report_is_bounded() {
        var data = Training.DATA.getFirst();
        var tooMany =
                IntStream.rangeClosed(0, RunReport.ARTIFACTS_MAX).mapToObj(_ -> data).toList();

        assertThatThrownBy(() -> report(START.digest(), tooMany, ""))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("inputs has 1001 entries; at most 1000 are allowed");
        assertThatThrownBy(() ->
                        report(START.digest(), List.of(), "x".repeat(RunReport.DOCUMENT_MAX + 1)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("document has 1048577 characters; at most 1048576 are allowed");
        assertThatThrownBy(() -> report("digest", List.of(), "")).isInstanceOf(InvalidValue.class);
    }

    private static Run.Started state(RunReport... reports) {
        Run run = new Run.Unknown();
        for (var report : reports) {
            run = RunDecider.evolve(run, new RunReported(report));
        }
        return (Run.Started) run;
    }

    private static RunReport report(int second, @Nullable RunStatus status) {
        return new RunReport(
                "%064x".formatted(second),
                Instant.EPOCH.plusSeconds(second),
                status,
                new PipelineName("airflow:etl.load"),
                JOB,
                Training.DATA,
                List.of(),
                null,
                "{}");
    }

    private static RunReport report(String digest, List<StepArtifact> inputs, String document) {
        return new RunReport(
                digest,
                Instant.EPOCH,
                null,
                new PipelineName("airflow:etl.load"),
                JOB,
                inputs,
                List.of(),
                null,
                document);
    }
}
