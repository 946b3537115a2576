/** What the command line starts: simulated cameras, and the export of scenes as labelled pictures. */
@NullMarked
package io.maskwatch.simulator.main;

import org.jspecify.annotations.NullMarked;
