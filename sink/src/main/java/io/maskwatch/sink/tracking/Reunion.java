package io.maskwatch.sink.tracking;

import static io.maskwatch.sink.tracking.MotionModel.square;

import io.maskwatch.sink.state.Motion;

/**
 * A person out of sight, and how unlikely it is that somebody who comes into sight is that person. There are three
 * stories: the person stood all the time; walked on at the same speed; or stood for some part and walked for another.
 * The likeliest counts. The more places a story leaves open, the less likely is each. Immutable.
 *
 * @param lost what was known at the last look
 * @param gap seconds out of sight
 */
record Reunion(Motion lost, double gap) implements Prospect {
    /** Deviation of a place on the way, in face heights; its growth a second; its end. */
    private static final double WAY = 0.25;

    private static final double WAY_GROWTH = 0.1;
    private static final double WAY_MOST = 0.9;
    /** Deviation of a place after a walk at the same speed; its growth a second. */
    private static final double ON = 0.3;

    private static final double ON_GROWTH = 0.2;
    /** Deviation of the place of somebody who stands; its growth a second. */
    private static final double STAND = 0.25;

    private static final double STAND_GROWTH = 0.07;
    /** Deviation of a speed, in face heights a second. */
    private static final double SPEED = 0.6;
    /** What it is worth if two speeds agree, of a walk and of a stand: two persons' speeds would by chance alone. */
    private static final double SAME_SPEED = 1.5;

    private static final double BOTH_STAND = 1;
    /** Deviation of the logarithm of a size; its growth a second, a face height on the way, a face height walking on. */
    private static final double SIZE = 0.13;

    private static final double SIZE_GROWTH = 0.04;
    private static final double SIZE_ON_THE_WAY = 0.12;
    private static final double SIZE_WALKING_ON = 0.03;
    private static final double LONGEST_WAY = 6;

    @Override
    public double cost(Face face) {
        return onSomeWay(Meeting.of(lost, Arrival.of(face), gap));
    }

    /** The same of somebody whose speed is known. */
    double cost(Arrival arrival) {
        Meeting meeting = Meeting.of(lost, arrival, gap);
        return Math.min(onSomeWay(meeting), Math.min(walkedOn(meeting), stood(meeting)));
    }

    @Override
    public Motion as(Face face) {
        return MotionModel.found(lost, face, gap);
    }

    private double onSomeWay(Meeting meeting) {
        Meeting.Way way = meeting.bestWay();
        double deviation = Math.min(WAY_MOST, WAY + WAY_GROWTH * gap);
        double sizes = SIZE + SIZE_GROWTH * gap + SIZE_ON_THE_WAY * Math.min(LONGEST_WAY, way.walked());
        return half(way.missed() / deviation)
                + Math.log(square(deviation) + deviation * meeting.reach())
                + half(meeting.size() / sizes);
    }

    private double walkedOn(Meeting meeting) {
        double deviation = Math.hypot(ON, ON_GROWTH * gap);
        return half(meeting.missedWalkingOn() / deviation)
                + 2 * Math.log(deviation)
                + half(meeting.before().minus(meeting.after()).length() / SPEED)
                - SAME_SPEED
                + half(meeting.size() / (SIZE + SIZE_WALKING_ON * meeting.walkingOn()));
    }

    private double stood(Meeting meeting) {
        double deviation = STAND + STAND_GROWTH * gap;
        return half(meeting.across().length() / deviation)
                + 2 * Math.log(deviation)
                + half(meeting.before().length() / SPEED)
                + half(meeting.after().length() / SPEED)
                - BOTH_STAND
                + half(meeting.size() / SIZE);
    }

    private static double half(double deviations) {
        return square(deviations) / 2;
    }
}
