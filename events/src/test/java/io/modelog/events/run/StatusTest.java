package io.modelog.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void a_run_status_is_read_as_it_prints() {
        assertThat(RunStatus.values())
                .extracting(RunStatus::toString)
                .containsExactly("running", "completed", "failed");
        assertThat(RunStatus.values()).allMatch(s -> RunStatus.parse(s.toString()) == s);
        assertThatThrownBy(() -> RunStatus.parse("Failed"))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("status 'Failed' is none of running, completed, failed");
    }

    @Test
    void a_step_status_is_read_as_it_prints() {
        assertThat(StepStatus.values())
                .extracting(StepStatus::toString)
                .containsExactly("running", "completed", "cached", "failed");
        assertThat(StepStatus.values()).allMatch(s -> StepStatus.parse(s.toString()) == s);
        assertThatThrownBy(() -> StepStatus.parse("done"))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("status 'done' is none of running, completed, cached, failed");
    }
}
