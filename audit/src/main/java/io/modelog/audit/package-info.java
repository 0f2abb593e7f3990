/// `modelog audit`: proves from Kafka alone that the log was not edited.
@NullMarked
package io.modelog.audit;

import org.jspecify.annotations.NullMarked;
