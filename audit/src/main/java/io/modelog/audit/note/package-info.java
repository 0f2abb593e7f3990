/// Signed notes and checkpoints of C2SP. Knows no Kafka.
@NullMarked
package io.modelog.audit.note;

import org.jspecify.annotations.NullMarked;
