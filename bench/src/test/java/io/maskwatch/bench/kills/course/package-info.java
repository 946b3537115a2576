/** Tests of what a campaign of kills is judged by. */
@NullMarked
package io.maskwatch.bench.kills.course;

import org.jspecify.annotations.NullMarked;
