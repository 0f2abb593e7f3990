/// Promises of Modelog put to the test, and measured. `bench/run --help` lists them.
@NullMarked
package io.modelog.bench;

import org.jspecify.annotations.NullMarked;
