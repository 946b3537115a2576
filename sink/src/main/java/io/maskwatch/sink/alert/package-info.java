/** Rules to incidents, each opened and closed once. Pure. */
@NullMarked
package io.maskwatch.sink.alert;

import org.jspecify.annotations.NullMarked;
