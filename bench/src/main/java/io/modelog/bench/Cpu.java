package io.modelog.bench;

import java.lang.management.ManagementFactory;

/// What this process has used of the processors: it tells how fast something is even when others use the machine.
final class Cpu {
    private Cpu() {}

    /// 0 where the JVM cannot tell.
    static long nanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }
}
