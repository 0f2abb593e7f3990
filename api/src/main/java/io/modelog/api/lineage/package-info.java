/// What came from what, over HTTP; in our own form and as OpenLineage.
@NullMarked
package io.modelog.api.lineage;

import org.jspecify.annotations.NullMarked;
