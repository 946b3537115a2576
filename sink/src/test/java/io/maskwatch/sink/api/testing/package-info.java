/** What tests of the API, and those who work on the page, run it on. */
@NullMarked
package io.maskwatch.sink.api.testing;

import org.jspecify.annotations.NullMarked;
