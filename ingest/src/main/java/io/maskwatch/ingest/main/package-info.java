/** Assembly of the ingest worker. */
@NullMarked
package io.maskwatch.ingest.main;

import org.jspecify.annotations.NullMarked;
