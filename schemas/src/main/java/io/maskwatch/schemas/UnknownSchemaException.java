package io.maskwatch.schemas;

/** A record whose writer's schema is not known yet: an outage, to be waited out, not a bad message. */
public final class UnknownSchemaException extends RuntimeException {
    private final long fingerprint;

    public UnknownSchemaException(long fingerprint) {
        super("No schema with fingerprint %016x is known; its writer has not published it in %s yet"
                .formatted(fingerprint, Topics.SCHEMAS_NAME));
        this.fingerprint = fingerprint;
    }

    /** CRC-64-AVRO fingerprint of the missing schema. */
    public long fingerprint() {
        return fingerprint;
    }
}
