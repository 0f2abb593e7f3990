package io.modelog.sdk.snippets;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.WriteOptions;

/// Personal data: marked, and erased.
public final class ClientSubjects {
    private ClientSubjects() {}

    public static void mark(Modelog modelog) {
        // @start region=personal
        var discreet = modelog.with(WriteOptions.NONE.because("my doctor says so").personal());
        discreet.models().delete("churn"); // the reason is encrypted, and goes with the actor
        // @end
    }

    public static String erase(Modelog modelog) {
        // @start region=erase
        var keys = modelog.subjects().list().stream().mapToInt(subject -> subject.keys()).sum();
        var erasure = modelog.with(WriteOptions.NONE.because("ticket 42")).subjects().erase("bob");
        var forgotten = !modelog.views().status().forgetting(); // by this node
        // @end
        return "%d keys; %s at %s; %s"
                .formatted(keys, erasure.subject(), erasure.erasedAt(), forgotten);
    }
}
