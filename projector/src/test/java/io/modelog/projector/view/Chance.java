package io.modelog.projector.view;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Choices at random, the same for the same seed. There are few names, so that they meet often.
record Chance(Random random) {
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    int below(int end) {
        return random.nextInt(end);
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    String text() {
        return "text-" + random.nextInt(10);
    }

    /// None, one or two.
    List<String> tags() {
        return random.ints(random.nextInt(3), 0, 4)
                .distinct()
                .mapToObj(number -> "tag-" + number)
                .toList();
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
