package io.modelog.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Where an answer goes. A reader that went away, such as `head`, has read enough: that is no failure, anything else is.
final class Outlet extends FilterOutputStream {
    private boolean isLeft;

    Outlet(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (isLeft) {
            return;
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            isLeft = "Broken pipe".equals(e.getMessage());
            if (!isLeft) {
                throw e;
            }
        }
    }
}
