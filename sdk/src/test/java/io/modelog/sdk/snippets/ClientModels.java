package io.modelog.sdk.snippets;

import io.modelog.sdk.ConflictException;
import io.modelog.sdk.InvalidFieldException;
import io.modelog.sdk.Model;
import io.modelog.sdk.ModelCard;
import io.modelog.sdk.ModelPatch;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewModel;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.ProblemException;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StaleRevisionException;
import io.modelog.sdk.WriteOptions;
import java.time.Instant;
import java.util.List;

/// The catalogue of models, and how a node refuses.
public final class ClientModels {
    private ClientModels() {}

    public static Model register(Modelog modelog) {
        // @start region=register
        var card =
                ModelCard.EMPTY
                        .withLicense("Apache-2.0")
                        .withDescription("Tells three kinds of iris from each other.");
        Model model =
                modelog.models()
                        .register(
                                NewModel.named("iris_classifier")
                                        .withCard(card)
                                        .withTags(List.of("iris")));
        // @end
        return model;
    }

    public static Model update(Modelog modelog) {
        // @start region=update
        Model model =
                modelog.models()
                        .update(
                                "iris_classifier",
                                ModelPatch.NONE
                                        .audience("everyone")
                                        .limitations(null)
                                        .addTags(List.of("gpu")));
        // @end
        return model;
    }

    public static List<String> history(Modelog modelog) {
        // @start region=history
        List<String> promotions =
                modelog
                        .models()
                        .history("iris_classifier")
                        .stage(Stage.PRODUCTION)
                        .since(Instant.parse("2026-11-01T00:00:00Z"))
                        .events()
                        .stream()
                        .map(event -> event.time() + " " + event.actor() + ": " + event.reason())
                        .toList();
        // @end
        return promotions;
    }

    public static List<String> changes(Modelog modelog) {
        // @start region=changes
        List<String> changes =
                modelog.versions("iris_classifier").history(3).newestFirst().events().stream()
                        .flatMap(event -> event.changes().stream())
                        .map(it -> it.field() + ": " + it.before() + " to " + it.after())
                        .toList();
        // @end
        return changes;
    }

    public static Model changeUnlessChanged(Modelog modelog) {
        // @start region=if-match
        var read = modelog.models().getRevisioned("iris_classifier");
        var guarded = modelog.with(WriteOptions.NONE.ifMatch(read.revision()));
        try {
            return guarded.models()
                    .update(read.value().name(), ModelPatch.NONE.license("Apache-2.0"));
        } catch (StaleRevisionException e) {
            return modelog.models().get(read.value().name()); // somebody was faster
        }
        // @end
    }

    public static Model getOrRegister(Modelog modelog) {
        // @start region=get-or-register
        try {
            return modelog.models().get("iris_classifier");
        } catch (NotFoundException e) {
            return modelog.models().register(NewModel.named("iris_classifier"));
        }
        // @end
    }

    public static String refused(Modelog modelog) {
        // @start region=refused
        try {
            return modelog.models().register(NewModel.named("iris classifier")).id();
        } catch (InvalidFieldException e) {
            return e.errors().getFirst().field() + " is wrong";
        } catch (ConflictException e) {
            return e.is("model-exists") ? "there already" : e.getMessage();
        } catch (ProblemException e) {
            return e.problem().status() + " " + e.problem().kind();
        }
        // @end
    }
}
