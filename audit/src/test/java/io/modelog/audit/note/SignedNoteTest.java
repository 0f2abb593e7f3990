package io.modelog.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With the examples of Go's `sumdb/note`, from which C2SP took the format: Ed25519 signs the same text always alike.
class SignedNoteTest {
    private static final String PUBLIC =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String SIGNATURE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String OTHER_SIGNATURE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    private static final String NOTE = TEXT + "\n" + SIGNATURE;

    private static final PublicNoteKey KEY = PublicNoteKey.parse(PUBLIC);

    @Test
    void a_text_is_signed_as_go_signs_it() {
        assertThat(SignedNote.sign(TEXT, PrivateNoteKey.parse(PRIVATE))).hasToString(NOTE);
    }

    @Test
    void a_note_of_go_is_verified() {
        SignedNote.parse(NOTE).verify(KEY);
    }

    @Test
    void a_note_of_the_specification_is_verified() {
        SignedNote.parse(
                        """
                        This is an example message.

                        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                        """)
                .verify(
                        PublicNoteKey.parse(
                                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"));
    }

    @Test
    void signatures_of_others_are_passed_over() {
        SignedNote.parse(NOTE + OTHER_SIGNATURE).verify(KEY);
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> SignedNote.parse(TEXT + "\n" + OTHER_SIGNATURE).verify(KEY))
                .withMessage("it is signed by EnochRoot+af0cfe78, not by PeterNeumann+c74f20a3");
    }

    @Test
    void a_signature_of_another_text_is_refused() {
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> SignedNote.parse("Trust me.\n\n" + SIGNATURE).verify(KEY))
                .withMessage("the signature of PeterNeumann+c74f20a3 is not of this text");
    }

    @Property
    void any_flipped_bit_of_a_note_is_refused(
            @ForAll @IntRange(max = 199) int at, @ForAll @IntRange(max = 6) int bit) {
        var changed = new StringBuilder(NOTE);
        changed.setCharAt(at, (char) (NOTE.charAt(at) ^ (1 << bit)));
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> SignedNote.parse(changed.toString()).verify(KEY));
    }

    @Test
    void a_key_reads_as_it_prints() {
        assertThat(KEY).hasToString(PUBLIC);
        assertThat(PrivateNoteKey.parse(PRIVATE).secret()).isEqualTo(PRIVATE);
        assertThat(PrivateNoteKey.parse(PRIVATE).belongsTo(KEY)).isTrue();
    }

    @Test
    void a_new_pair_belongs_together_and_with_no_other() {
        var name = new KeyName("example.org/modelog");
        var pair = PrivateNoteKey.generate(name, Pair::new);
        var other = PrivateNoteKey.generate(name, Pair::new);
        assertThat(PrivateNoteKey.parse(pair.own.secret()).belongsTo(pair.theirs)).isTrue();
        assertThat(pair.own.belongsTo(other.theirs)).isFalse();
    }

    private record Pair(PrivateNoteKey own, PublicNoteKey theirs) {}

    @Test
    void a_private_key_does_not_print() {
        assertThat(PrivateNoteKey.parse(PRIVATE))
                .hasToString("private key of PeterNeumann+c74f20a3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                PRIVATE
            })
    void what_is_no_public_key_is_refused(String text) {
        assertThatExceptionOfType(NoteRefused.class).isThrownBy(() -> PublicNoteKey.parse(text));
    }
}
