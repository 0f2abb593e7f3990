package io.modelog.sdk;

/// How the node is reached and the positions seen, shared by all views of one [Modelog].
record Connection(Http http, Positions positions) {
    static Connection of(Settings settings) {
        return new Connection(Http.of(settings), new Positions());
    }
}
