package io.modelog.cli.terminal;

/// Words that parse, but that the command cannot mean; thrown before anything is asked of the node.
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUsage(String sentence) {
        super(sentence);
    }
}
