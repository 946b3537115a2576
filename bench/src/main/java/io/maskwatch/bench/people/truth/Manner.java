package io.maskwatch.bench.people.truth;

/**
 * How the people of a scene behave. Immutable.
 *
 * @param persons how many are there at a time, about
 * @param alreadyThere share of them who are there when the camera begins to look
 * @param stay how long a person stands, in seconds
 * @param pace how fast people walk, in face heights a second
 * @param pause time after a visit until the next one at the same place begins, in seconds
 * @param passing share of visits that only pass, from one border to the other
 * @param doors share of visits that begin at a door at the far end, or end with a walk away from the camera
 * @param changesMask whether everybody takes the mask off, puts it on under the nose, and puts it on
 */
public record Manner(
        int persons,
        double alreadyThere,
        Range stay,
        Range pace,
        Range pause,
        double passing,
        double doors,
        boolean changesMask) {}
