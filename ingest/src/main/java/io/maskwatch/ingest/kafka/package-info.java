/** Between cameras and topics: assignment, status, frames, and messages set aside. */
@NullMarked
package io.maskwatch.ingest.kafka;

import org.jspecify.annotations.NullMarked;
