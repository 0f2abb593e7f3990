package io.modelog.bench;

import java.io.IOException;
import java.net.URI;

/// A process that registers a model unless it is there, and creates versions in it. Says `ready`, waits for a line, then
/// says `registered` when it was the one, and the number of each version.
final class VersionMaker {
    private VersionMaker() {}

    /// @param args address of the node, model, how many versions
    public static void main(String[] args) throws IOException {
        var model = args[1];
        try (var http = new RawHttp(URI.create(args[0]))) {
            http.expect(Requests.nodes());
            System.out.println("ready");
            System.in.read();
            var answer = http.send(Requests.registerModel(model));
            if (answer.isSuccess()) {
                System.out.println("registered");
            } else if (answer.status() != 409) { // 409: another process was first
                throw new IOException("registering %s: %s".formatted(model, answer));
            }
            for (var i = 0; i < Integer.parseInt(args[2]); i++) {
                var version = http.expect(Requests.createVersion(model)).json();
                System.out.println(version.get("number").longValue());
            }
        }
    }
}
