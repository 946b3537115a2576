package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CertificateChainTest {
    @TempDir
    Path folder;

    @Test
    void isVouchedForUpToTheFirstRootOfToday() throws Exception {
        IssuedCertificates made = IssuedCertificates.make(folder);
        var root = made.root();
        var formerRoot = IssuedCertificates.formerRoot(folder);
        var intermediate = made.intermediate();
        var leaf = made.leaf();

        var signedByItself = new CertificateChain(List.of(root));
        assertThat(signedByItself.vouchers(List.of(formerRoot, intermediate, root)))
                .containsExactly(root);
        assertThat(signedByItself.vouchers(List.of(intermediate))).isEmpty();

        var issued = new CertificateChain(List.of(leaf));
        assertThat(issued.vouchers(List.of(formerRoot, intermediate, root))).containsExactly(intermediate, root);
        assertThat(issued.vouchers(List.of(formerRoot, leaf, intermediate, root)))
                .containsExactly(leaf, intermediate, root);
        assertThat(issued.vouchers(List.of(formerRoot))).isEmpty();

        var withIntermediate = new CertificateChain(List.of(leaf, intermediate));
        assertThat(withIntermediate.vouchers(List.of(formerRoot, root))).containsExactly(root);
        assertThat(withIntermediate.vouchers(List.of(formerRoot))).isEmpty();
        assertThat(new CertificateChain(List.of(formerRoot)).vouchers(List.of(formerRoot)))
                .isEmpty();
    }
}
