package io.modelog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The two ports of an embedded broker, on 127.0.0.1: one for clients, one for its controller.
record Ports(int broker, int controller) {

    static final String HOST = "127.0.0.1";
    static final int ANY = 0;

    static Ports free() {
        try (var one = listen(ANY);
                var other = listen(ANY)) {
            return new Ports(one.getLocalPort(), other.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
        }
    }

    boolean areFree() {
        return isFree(broker) && isFree(controller);
    }

    static boolean isFree(int port) {
        try (var _ = listen(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
