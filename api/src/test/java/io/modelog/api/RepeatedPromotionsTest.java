package io.modelog.api;

import static io.modelog.api.Repeats.repeats;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// As [RepeatedCommandsTest], of what has to do with stages.
class RepeatedPromotionsTest {
    @Test
    void promoting_a_version() {
        var versions = model() + "/versions";
        created(client().post(versions, "{}"));
        Supplier<Answer> command =
                () ->
                        client().put(
                                        versions + "/1/stage",
                                        "{\"stage\": \"production\"}",
                                        "Idempotency-Key: promote");
        var first = command.get();
        client().put(versions + "/1/stage", "{\"stage\": \"archived\"}");

        repeats(command, first);
    }

    @Test
    void defining_stages_and_their_policy() {
        var model = model();
        Supplier<Answer> define =
                () ->
                        client().put(
                                        model + "/stages",
                                        "{\"stages\": [{\"name\": \"canary\"}, {\"name\": \"production\"}]}",
                                        "Idempotency-Key: define");
        var defined = define.get();
        Supplier<Answer> guard =
                () ->
                        client().put(
                                        model + "/stages/canary/policy",
                                        "{\"requires\": [\"k > 1\"]}",
                                        "Idempotency-Key: guard");
        var guarded = guard.get();
        created(client().post(model + "/versions", "{\"stage\": \"production\"}"));

        repeats(define, defined);
        repeats(guard, guarded);
        Supplier<Answer> remove =
                () -> client().delete(model + "/stages/canary/policy", "Idempotency-Key: remove");
        repeats(remove, remove.get());
    }

    @Test
    void a_refused_promotion() {
        var version = SharedNode.version();
        var model = version.replace("/versions/1", "");
        client().put(model + "/stages/production/policy", "{\"requires\": [\"k\"]}");
        Supplier<Answer> command =
                () ->
                        client().put(
                                        version + "/stage",
                                        "{\"stage\": \"production\"}",
                                        "Idempotency-Key: promote");
        var first = command.get();
        assertThat(first.problem()).isEqualTo("promotion-refused");
        client().post(version + "/metadata", "{\"k\": 1}");

        repeats(command, first);
    }

    @Test
    void asking_approving_rejecting_and_withdrawing() {
        var requests = SharedNode.version() + "/requests";
        Supplier<Answer> ask =
                () ->
                        client().post(
                                        requests,
                                        "{\"stage\": \"production\"}",
                                        "Modelog-Actor: ann",
                                        "Idempotency-Key: ask");
        var asked = ask.get();
        Supplier<Answer> approve =
                () ->
                        client().post(
                                        requests + "/production/approvals",
                                        "{}",
                                        "Modelog-Actor: bob",
                                        "Idempotency-Key: approve");
        var approved = approve.get();
        Supplier<Answer> reject =
                () ->
                        client().post(
                                        requests + "/production/rejection",
                                        "{\"comment\": \"no\"}",
                                        "Modelog-Actor: cyd",
                                        "Idempotency-Key: reject");
        var rejected = reject.get();

        repeats(ask, asked);
        repeats(approve, approved);
        repeats(reject, rejected);
        client().post(requests, "{\"stage\": \"production\"}");
        Supplier<Answer> withdraw =
                () -> client().delete(requests + "/production", "Idempotency-Key: withdraw");
        repeats(withdraw, withdraw.get());
    }

    @Test
    void rolling_back_and_swapping() {
        var model = model();
        var promoted = "{\"stage\": \"production\", \"force\": true}";
        created(client().post(model + "/versions", promoted));
        created(client().post(model + "/versions", promoted));
        Supplier<Answer> back =
                () -> client().post(model + "/rollback", "{}", "Idempotency-Key: back");
        var rolledBack = back.get();
        Supplier<Answer> swap =
                () ->
                        client().post(
                                        model + "/swap",
                                        "{\"versions\": [\"production\", 2]}",
                                        "Idempotency-Key: swap");
        var swapped = swap.get();
        client().delete(model + "/versions/1");

        repeats(back, rolledBack);
        repeats(swap, swapped);
    }
}
