/** How many cameras a machine takes, computed from what its parts cost there. */
@NullMarked
package io.maskwatch.app.capacity;

import org.jspecify.annotations.NullMarked;
