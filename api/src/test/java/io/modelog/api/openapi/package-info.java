/// What holds the OpenAPI document to the truth.
@NullMarked
package io.modelog.api.openapi;

import org.jspecify.annotations.NullMarked;
