/** The processes of an installation, which can be killed, frozen, stopped and started again. */
@NullMarked
package io.maskwatch.bench.kills.process;

import org.jspecify.annotations.NullMarked;
