package io.modelog.events.tag;

import io.modelog.events.id.Text;
import java.util.List;
import java.util.Optional;
import org.pcollections.OrderedPSet;

/// Tags to put on and to take off: the result is the old ones, with the added, without the removed (T-1).
public record TagChange(List<String> add, List<String> remove) {
    /// What differs afterwards.
    public record Effect(List<String> added, List<String> removed) {
        public Effect {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        public boolean isNone() {
            return added.isEmpty() && removed.isEmpty();
        }

        public OrderedPSet<String> on(OrderedPSet<String> tags) {
            return tags.minusAll(removed).plusAll(added);
        }

        public boolean canFollow(OrderedPSet<String> tags) {
            return tags.containsAll(removed) && added.stream().noneMatch(tags::contains);
        }
    }

    public TagChange {
        add = Text.tags(add);
        remove = Text.tags(remove);
    }

    /// Empty when there would be more than [Text#TAGS_MAX].
    public Optional<Effect> on(OrderedPSet<String> tags) {
        var effect =
                new Effect(
                        add.stream().filter(t -> !tags.contains(t) && !remove.contains(t)).toList(),
                        remove.stream().filter(tags::contains).toList());
        return effect.on(tags).size() > Text.TAGS_MAX ? Optional.empty() : Optional.of(effect);
    }
}
