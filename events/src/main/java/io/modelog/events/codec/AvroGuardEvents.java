package io.modelog.events.codec;

import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.Stages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events about stages, policies and requests to and from their Avro records.
final class AvroGuardEvents {
    private AvroGuardEvents() {}

    static Object toAvro(ModelEvent.GuardEvent event, Sealer sealer) {
        return switch (event) {
            case ModelEvent.StagesDefined(Stages(var stages)) ->
                    new io.modelog.events.avro.StagesDefined(
                            stages.stream()
                                    .map(s ->
                                            new io.modelog.events.avro.StageDefinition(
                                                    s.stage().name(), s.exclusive()))
                                    .toList());
            case ModelEvent.StagePolicyChanged(var stage, var policy) ->
                    new io.modelog.events.avro.StagePolicyChanged(stage.name(), policy(policy));
            case ModelEvent.PromotionRequested(var number, var stage, var requester) ->
                    new io.modelog.events.avro.PromotionRequested(
                            number, stage.name(), AvroTexts.toAvro(requester, sealer));
            case ModelEvent.PromotionApproved(var number, var stage, var approver, var comment) ->
                    new io.modelog.events.avro.PromotionApproved(
                            number,
                            stage.name(),
                            AvroTexts.toAvro(approver, sealer),
                            AvroTexts.toAvroOrNull(comment, sealer));
            case ModelEvent.PromotionRejected(var number, var stage, var reviewer, var comment) ->
                    new io.modelog.events.avro.PromotionRejected(
                            number,
                            stage.name(),
                            AvroTexts.toAvro(reviewer, sealer),
                            AvroTexts.toAvro(comment, sealer));
            case ModelEvent.PromotionWithdrawn(var number, var stage) ->
                    new io.modelog.events.avro.PromotionWithdrawn(number, stage.name());
            case ModelEvent.PromotionRefused(var number, var stage, var failures) ->
                    new io.modelog.events.avro.PromotionRefused(
                            number,
                            stage.name(),
                            failures.stream()
                                    .map(f ->
                                            new io.modelog.events.avro.PolicyFailure(
                                                    f.rule(), f.detail()))
                                    .toList());
        };
    }

    static ModelEvent fromAvro(Object payload, Seals seals) {
        return switch (payload) {
            case io.modelog.events.avro.StagesDefined e ->
                    new ModelEvent.StagesDefined(
                            new Stages(
                                    e.getStages().stream()
                                            .map(s ->
                                                    new Stages.Definition(
                                                            new Stage(s.getName()),
                                                            s.getExclusive()))
                                            .toList()));
            case io.modelog.events.avro.StagePolicyChanged e ->
                    new ModelEvent.StagePolicyChanged(
                            new Stage(e.getStage()), policy(e.getPolicy()));
            case io.modelog.events.avro.PromotionRequested e ->
                    new ModelEvent.PromotionRequested(
                            e.getNumber(),
                            new Stage(e.getStage()),
                            AvroTexts.actor(e.getRequester(), seals));
            case io.modelog.events.avro.PromotionApproved e ->
                    new ModelEvent.PromotionApproved(
                            e.getNumber(),
                            new Stage(e.getStage()),
                            AvroTexts.actor(e.getApprover(), seals),
                            AvroTexts.textOrNull(e.getComment(), seals));
            case io.modelog.events.avro.PromotionRejected e ->
                    new ModelEvent.PromotionRejected(
                            e.getNumber(),
                            new Stage(e.getStage()),
                            AvroTexts.actor(e.getReviewer(), seals),
                            AvroTexts.text(e.getComment(), seals));
            case io.modelog.events.avro.PromotionWithdrawn e ->
                    new ModelEvent.PromotionWithdrawn(e.getNumber(), new Stage(e.getStage()));
            case io.modelog.events.avro.PromotionRefused e ->
                    new ModelEvent.PromotionRefused(
                            e.getNumber(), new Stage(e.getStage()), failures(e.getFailures()));
            default -> throw AvroEnvelopes.misplaced(payload, "model");
        };
    }

    private static List<StagePolicy.Failure> failures(
            List<io.modelog.events.avro.PolicyFailure> failures) {
        return failures.stream()
                .map(f -> new StagePolicy.Failure(f.getRule(), f.getDetail()))
                .toList();
    }

    private static io.modelog.events.avro.@Nullable StagePolicy policy(
            @Nullable StagePolicy policy) {
        return policy == null
                ? null
                : new io.modelog.events.avro.StagePolicy(
                        policy.requires().stream().map(MetadataRule::toString).toList(),
                        policy.after() == null ? null : policy.after().name(),
                        policy.approvals());
    }

    private static @Nullable StagePolicy policy(
            io.modelog.events.avro.@Nullable StagePolicy policy) {
        return policy == null
                ? null
                : new StagePolicy(
                        policy.getRequires().stream().map(MetadataRule::parse).toList(),
                        policy.getAfter() == null ? null : new Stage(policy.getAfter()),
                        policy.getApprovals());
    }
}
