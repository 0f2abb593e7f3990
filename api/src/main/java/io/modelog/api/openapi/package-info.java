/// The OpenAPI document, and the page that shows it.
@NullMarked
package io.modelog.api.openapi;

import org.jspecify.annotations.NullMarked;
