package io.modelog.events.id;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// Name of a version, unique within its model.
public record VersionName(String value) {
    private static final Set<String> SELECTORS =
            Set.of("none", "staging", "production", "archived", "latest");

    private static final int NUMBER_DIGITS_MAX = 18;

    public VersionName {
        Text.name("name", value);
    }

    /// The name a version has when none was given.
    public static VersionName of(long number) {
        return new VersionName(Long.toString(number));
    }

    /// Whether the name would hide another way of selecting a version: a stage or `latest` in any case, an id, or a
    /// number other than the version's own (V-7, V-34).
    public boolean isReservedFor(long number) {
        if (SELECTORS.contains(value.toLowerCase(Locale.ROOT)) || Uuids.isUuid(value)) {
            return true;
        }
        return value.chars().allMatch(Character::isDigit) && !value.equals(Long.toString(number));
    }

    /// The number that the name is the text of.
    public OptionalLong ownNumber() {
        return value.length() <= NUMBER_DIGITS_MAX
                        && value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalLong.of(Long.parseLong(value))
                : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
