package io.modelog.cli.terminal;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// YAML of what JSON would have.
public final class Yaml {
    private static final int LINE = 120;

    private Yaml() {}

    public static String text(Object tree) {
        var settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(LINE).build();
        return new Dump(settings).dumpToString(tree);
    }
}
