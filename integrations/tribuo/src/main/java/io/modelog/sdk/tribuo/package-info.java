/// Keeps models of Tribuo: with this module on the class path, a step may return a `Model`, and another take it.
@NullMarked
package io.modelog.sdk.tribuo;

import org.jspecify.annotations.NullMarked;
