package io.modelog.cli.terminal;

/// A refusal of the command line itself, in one sentence, with its remedy.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String remedy;

    public Refused(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
