package io.modelog.events.codec;

import io.modelog.events.id.KeyId;
import java.nio.ByteBuffer;

/// Text that only the key of a subject opens.
///
/// @param sealed nonce, ciphertext and tag; shared, and to be read through a duplicate
public record SealedText(KeyId key, ByteBuffer sealed) {}
