/// What a list may be asked: filter expressions, sort orders, and the fields they name.
@NullMarked
package io.modelog.projector.query;

import org.jspecify.annotations.NullMarked;
