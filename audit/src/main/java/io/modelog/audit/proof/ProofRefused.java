package io.modelog.audit.proof;

/// A proof that does not prove, or cannot be made; the message says why.
public final class ProofRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProofRefused(String message) {
        super(message);
    }
}
