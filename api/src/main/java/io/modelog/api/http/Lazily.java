package io.modelog.api.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when it is first asked for, once, by one thread.
final class Lazily<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile @Nullable T value;

    private Lazily(Supplier<T> make) {
        this.make = make;
    }

    static <T> Lazily<T> made(Supplier<T> make) {
        return new Lazily<>(make);
    }

    @Override
    public T get() {
        var known = value;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            var made = value;
            if (made == null) {
                made = make.get();
                value = made;
            }
            return made;
        }
    }
}
