/** The configuration file: strict keys, environment overrides. */
@NullMarked
package io.maskwatch.runtime.config;

import org.jspecify.annotations.NullMarked;
