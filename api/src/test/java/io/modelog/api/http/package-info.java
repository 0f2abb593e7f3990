@NullMarked
package io.modelog.api.http;

import org.jspecify.annotations.NullMarked;
