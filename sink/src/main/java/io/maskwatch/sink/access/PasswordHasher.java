package io.maskwatch.sink.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Turns passwords into hashes and compares them, by Argon2id. Only a few at a time, since each takes 19 MiB,
 * and a few more may wait. Thread-safe. Throws {@link BusyException} beyond that.
 */
public final class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 8;

    private final HashCost cost;
    private final SecureRandom random;
    private final Semaphore slots;
    private final PasswordHash nobodys;

    /** Hashes as OWASP recommends. */
    public PasswordHasher(SecureRandom random) {
        this(HashCost.RECOMMENDED, random, Runtime.getRuntime().availableProcessors());
    }

    PasswordHasher(HashCost cost, SecureRandom random, int atOnce) {
        this.cost = cost;
        this.random = random;
        this.slots = new Semaphore(atOnce, true);
        this.nobodys = new PasswordHash(cost, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /** A hash with a salt of its own, as a PHC string. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(cost, salt, compute(password, cost, salt, HASH_BYTES)).phc();
    }

    /** Whether the hash is this password's. Takes the same time whatever is wrong with the password. */
    public boolean matches(String password, String phc) {
        PasswordHash known = PasswordHash.parse(phc);
        byte[] computed = compute(password, known.cost(), known.salt(), known.hash().length);
        return MessageDigest.isEqual(computed, known.hash());
    }

    /** Costs as much as {@link #matches}, for a user who does not exist. */
    void matchNobody(String password) {
        byte[] computed = compute(password, nobodys.cost(), nobodys.salt(), HASH_BYTES);
        MessageDigest.isEqual(computed, nobodys.hash());
    }

    /** Whether the hash was made at another cost than hashes are now. */
    public boolean stale(String phc) {
        return !PasswordHash.parse(phc).cost().equals(cost);
    }

    private byte[] compute(String password, HashCost at, byte[] salt, int length) {
        take();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(at.memoryKib())
                    .withIterations(at.passes())
                    .withParallelism(at.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(normal(password).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            slots.release();
        }
    }

    /** The same letters are the same password, whichever keyboard wrote them. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private void take() {
        try {
            if (slots.getQueueLength() >= MOST_WAITING
                    || !slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException("Too many passwords are being checked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException("Interrupted while waiting to check a password");
        }
    }
}
