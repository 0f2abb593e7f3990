package io.modelog.sdk;

import java.util.Map;

/// Whose personal data the log holds encrypted, and erasing it.
///
/// {@snippet file=ClientSubjects.java region=erase}
public final class Subjects {
    private static final Route ERASURES = Route.api("erasures");

    private final Transport transport;

    Subjects(Transport transport) {
        this.transport = transport;
    }

    /// By name; pages can be neither filtered nor sorted.
    public Listing<Subject> list() {
        return transport.list(Route.api("subjects"), Subject.class);
    }

    /// Deletes the keys of a subject, for good. [NotFoundException] when nothing of it is encrypted. Each node then folds
    /// its views anew: [ViewsStatus#forgetting] tells how far the one that answers is.
    public Erasure erase(String subject) {
        return transport.post(ERASURES, Map.of("subject", subject), Erasure.class);
    }

    public Erasure erasure(String id) {
        return transport.get(Route.api("erasures", id), Erasure.class);
    }
}
