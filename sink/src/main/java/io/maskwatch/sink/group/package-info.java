/** What is told of several cameras together: an area's windows and incidents, the site's incidents. Pure. */
@NullMarked
package io.maskwatch.sink.group;

import org.jspecify.annotations.NullMarked;
