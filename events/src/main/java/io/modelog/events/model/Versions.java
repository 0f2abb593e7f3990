package io.modelog.events.model;

import io.modelog.events.id.VersionName;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The versions of a model and the ways to find them. Persistent maps, because one model may have 100,000 versions and
/// each event makes a new state.
///
/// @param numbers by id
/// @param chosenNames names that were chosen; a version that is named by its number is found by it
/// @param occupants who is in an exclusive stage
/// @param holders who was put into an exclusive stage, oldest first, at most [#HOLDERS_MAX]; rollbacks take from its end
public record Versions(
        TreePMap<Long, Model.Version> byNumber,
        HashPMap<UUID, Long> numbers,
        HashPMap<VersionName, Long> chosenNames,
        HashPMap<Stage, Long> occupants,
        HashPMap<Stage, TreePVector<Long>> holders) {
    /// How far back a rollback can go.
    public static final int HOLDERS_MAX = 100;

    static final Versions NONE =
            new Versions(
                    TreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    Optional<Model.Version> find(VersionSelector selector, Stages stages) {
        return switch (selector) {
            case VersionSelector.Numbered(var number) -> at(number);
            case VersionSelector.Named(var name) when stages.find(name.value()).isPresent() ->
                    at(occupants.get(new Stage(name.value())));
            case VersionSelector.Named(var name) -> at(holder(name));
            case VersionSelector.WithId(var id) -> at(numbers.get(id));
            case VersionSelector.Latest() ->
                    byNumber.isEmpty() ? Optional.empty() : at(byNumber.lastKey());
        };
    }

    public Optional<Model.Version> at(@Nullable Long number) {
        return number == null ? Optional.empty() : Optional.ofNullable(byNumber.get(number));
    }

    /// The number of the version that has a name.
    @Nullable Long holder(VersionName name) {
        var chosen = chosenNames.get(name);
        if (chosen != null) {
            return chosen;
        }
        return name.ownNumber().stream()
                .boxed()
                .filter(number -> at(number).filter(v -> v.name().equals(name)).isPresent())
                .findFirst()
                .orElse(null);
    }

    boolean isFree(VersionName name, long number) {
        var holder = holder(name);
        return holder == null || holder == number;
    }

    /// Who held the stage before: the last that was put into it, is alive and is not in it now.
    Optional<Model.Version> formerHolder(Stage stage) {
        var former = holders(stage);
        var occupant = occupants.get(stage);
        return former.reversed().stream()
                .filter(number -> !number.equals(occupant))
                .flatMap(number -> at(number).stream())
                .findFirst();
    }

    TreePVector<Long> holders(Stage stage) {
        return holders.getOrDefault(stage, TreePVector.empty());
    }

    /// With a version added or replaced, and the indexes that follow from it.
    Versions with(Model.Version version, Stages stages) {
        var old = byNumber.get(version.number());
        return new Versions(
                byNumber.plus(version.number(), version),
                old == null ? numbers.plus(version.id(), version.number()) : numbers,
                chosenNames(old, version),
                occupants(old, version, stages),
                holders);
    }

    Versions without(Model.Version version, Stages stages) {
        return new Versions(
                byNumber.minus(version.number()),
                numbers.minus(version.id()),
                chosenNames(version, null),
                occupants(version, null, stages),
                holders);
    }

    /// After a version was put into an exclusive stage.
    Versions held(Stage stage, long number) {
        var former = holders(stage).plus(number);
        return with(holders.plus(stage, former.size() > HOLDERS_MAX ? former.minus(0) : former));
    }

    /// After a rollback to a version: those who came after it are forgotten.
    Versions rolledBack(Stage stage, long number) {
        var former = holders(stage);
        while (!former.isEmpty() && former.getLast() != number) {
            former = former.minus(former.size() - 1);
        }
        return with(holders.plus(stage, former));
    }

    /// With the occupants that follow from other stages. Only an exclusive stage remembers who held it, from when it became
    /// one.
    Versions under(Stages stages) {
        HashPMap<Stage, Long> found = HashTreePMap.empty();
        HashPMap<Stage, TreePVector<Long>> remembered = HashTreePMap.empty();
        for (var version : byNumber.values()) {
            if (version.stage() != null && stages.isExclusive(version.stage())) {
                found = found.plus(version.stage(), version.number());
                remembered =
                        remembered.plus(version.stage(), TreePVector.singleton(version.number()));
            }
        }
        for (var former : holders.entrySet()) {
            if (stages.isExclusive(former.getKey())) {
                remembered = remembered.plus(former.getKey(), former.getValue());
            }
        }
        return new Versions(byNumber, numbers, chosenNames, found, remembered);
    }

    private Versions with(HashPMap<Stage, TreePVector<Long>> newHolders) {
        return new Versions(byNumber, numbers, chosenNames, occupants, newHolders);
    }

    private HashPMap<VersionName, Long> chosenNames(
            Model.@Nullable Version old, Model.@Nullable Version now) {
        var result = chosenNames;
        if (old != null && !old.isNamedByNumber()) {
            result = result.minus(old.name());
        }
        if (now != null && !now.isNamedByNumber()) {
            result = result.plus(now.name(), now.number());
        }
        return result;
    }

    private HashPMap<Stage, Long> occupants(
            Model.@Nullable Version old, Model.@Nullable Version now, Stages stages) {
        var result = occupants;
        if (old != null && old.stage() != null && stages.isExclusive(old.stage())) {
            result = result.minus(old.stage());
        }
        if (now != null && now.stage() != null && stages.isExclusive(now.stage())) {
            result = result.plus(now.stage(), now.number());
        }
        return result;
    }
}
