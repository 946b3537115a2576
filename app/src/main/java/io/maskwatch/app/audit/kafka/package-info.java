/** Reads what the audit needs. */
@NullMarked
package io.maskwatch.app.audit.kafka;

import org.jspecify.annotations.NullMarked;
