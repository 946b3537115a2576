package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;

/** What is thought of where one person is by now. */
interface Prospect {
    /** Cost of what cannot be. */
    double NEVER = 1e6;

    /**
     * How unlikely it is that this face is the person's: the negative logarithm of a density, in face heights; so the
     * sharper idea wins a face that two persons could be.
     */
    double cost(Face face);

    /** How the person moves if this face is the person's. */
    Motion as(Face face);
}
