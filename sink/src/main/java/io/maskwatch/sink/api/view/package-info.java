/** Records as the API's JSON. */
@NullMarked
package io.maskwatch.sink.api.view;

import org.jspecify.annotations.NullMarked;
