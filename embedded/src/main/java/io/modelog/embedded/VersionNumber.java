package io.modelog.embedded;

/// Which version of a subject: a number from 1, or the latest.
sealed interface VersionNumber {

    record Exactly(int number) implements VersionNumber {}

    record Latest() implements VersionNumber {}

    static Outcome<VersionNumber> parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return Outcome.of(new Latest());
        }
        try {
            int number = Integer.parseInt(text);
            return number < 1
                    ? Outcome.refused(Refusal.invalidVersion(text))
                    : Outcome.of(new Exactly(number));
        } catch (NumberFormatException _) {
            return Outcome.refused(Refusal.invalidVersion(text));
        }
    }
}
