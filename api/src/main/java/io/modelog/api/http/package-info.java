/// What every route has in common: parsing, commands, problems, access and metrics.
@NullMarked
package io.modelog.api.http;

import org.jspecify.annotations.NullMarked;
