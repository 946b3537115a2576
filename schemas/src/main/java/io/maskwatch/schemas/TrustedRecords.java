package io.maskwatch.schemas;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes.LogicalTypeFactory;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro to trust our generated classes, which it otherwise refuses to make. Avro finds this as a service when it
 * parses the first schema, which every generated class does while it is loaded; so a builder works in any process,
 * whatever else was touched before. The logical type is a means to be found and has no use of its own.
 */
public final class TrustedRecords implements LogicalTypeFactory {
    private static final String NAME = "maskwatch-trusted";

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), TrustedRecords::trusted));
    }

    static void ensure() {
        // loading this class was the point
    }

    private static boolean trusted(Class<?> type) {
        return type.getName().startsWith("io.maskwatch.")
                && (type.isEnum() || SpecificRecordBase.class.isAssignableFrom(type));
    }

    @Override
    public LogicalType fromSchema(Schema schema) {
        return new LogicalType(NAME);
    }

    @Override
    public String getTypeName() {
        return NAME;
    }
}
