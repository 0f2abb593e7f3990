/// Keeps tables of Apache Arrow: with this module on the class path, a step may return a `VectorSchemaRoot`. The JVM needs
/// `--add-opens=java.base/java.nio=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow`.
@NullMarked
package io.modelog.sdk.arrow;

import org.jspecify.annotations.NullMarked;
