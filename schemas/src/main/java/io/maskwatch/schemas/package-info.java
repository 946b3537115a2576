/** The words of maskwatch: generated Avro records, the topic catalogue, and the codec between records and bytes. */
@NullMarked
package io.maskwatch.schemas;

import org.jspecify.annotations.NullMarked;
