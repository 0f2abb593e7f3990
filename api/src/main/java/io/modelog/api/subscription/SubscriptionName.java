package io.modelog.api.subscription;

import io.modelog.events.id.InvalidValue;
import java.util.regex.Pattern;

/// What a subscription is known by, chosen by the subscriber.
record SubscriptionName(String value) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    SubscriptionName {
        if (!NAME.matcher(value).matches()) {
            throw new InvalidValue(
                    "name",
                    "'%s' is no name of a subscription: letters, digits, '.', '_' and '-', at most 100"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
