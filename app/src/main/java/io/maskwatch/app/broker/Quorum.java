package io.maskwatch.app.broker;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The brokers that together are a cluster, each of them also a voter on its metadata. All of them are given the same list;
 * the cluster's identity follows from it, so that nothing else need be agreed on. Immutable.
 *
 * @param members by id, the lowest first
 */
public record Quorum(List<Member> members) {
    private static final Pattern MEMBER = Pattern.compile("(\\d{1,6})@([^@,\\s]+):(\\d{1,5})");
    private static final int LEAST = 3;

    /**
     * One broker as the others find it.
     *
     * @param id its number, 1 or more
     * @param host name or address by which the others and the clients reach it
     * @param port where its controller listens
     */
    public record Member(int id, String host, int port) {
        @Override
        public String toString() {
            return id + "@" + host + ":" + port;
        }
    }

    public Quorum {
        members = members.stream().sorted(Comparator.comparingInt(Member::id)).toList();
    }

    /**
     * Reads {@code 1@HOST:PORT,2@HOST:PORT,3@HOST:PORT}.
     *
     * @throws UserError if that is not what it says, a number or an address comes twice, or they are an even number or
     *     fewer than three: no more of those may fail than of one less
     */
    public static Quorum parse(String voters) {
        List<Member> members =
                Arrays.stream(voters.split(",", -1)).map(Quorum::member).toList();
        demand(
                members.stream().map(Member::id).distinct().count() == members.size(),
                voters,
                "two brokers have the same number");
        demand(
                members.stream()
                                .map(member -> member.host() + ":" + member.port())
                                .distinct()
                                .count()
                        == members.size(),
                voters,
                "two brokers have the same address");
        demand(
                members.size() >= LEAST && members.size() % 2 == 1,
                voters,
                "of " + members.size() + " voters no more may fail than of one less");
        return new Quorum(members);
    }

    /** How many there are. */
    public int size() {
        return members.size();
    }

    /**
     * The one of that number.
     *
     * @throws UserError if there is none
     */
    public Member member(int id) {
        return members.stream()
                .filter(member -> member.id() == id)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "--node-id " + id,
                        "the brokers named by --voters are " + ids(),
                        "Give each broker one of these numbers"));
    }

    /** A name that all members find by themselves. */
    public UUID nameOf(String what) {
        return UUID.nameUUIDFromBytes((what + " of " + this).getBytes(StandardCharsets.UTF_8));
    }

    /** Where their controllers listen, {@code host:port,host:port}. */
    public String addresses() {
        return members.stream()
                .map(member -> member.host() + ":" + member.port())
                .collect(Collectors.joining(","));
    }

    /** As it was given, by number. */
    @Override
    public String toString() {
        return members.stream().map(Member::toString).collect(Collectors.joining(","));
    }

    private String ids() {
        return members.stream().map(member -> Integer.toString(member.id())).collect(Collectors.joining(", "));
    }

    private static Member member(String text) {
        Matcher matcher = MEMBER.matcher(text.strip());
        demand(matcher.matches(), text, "it is not NUMBER@HOST:PORT");
        int id = Integer.parseInt(matcher.group(1));
        int port = Integer.parseInt(matcher.group(3));
        demand(id >= 1 && port >= 1 && port <= 65_535, text, "numbers begin at 1, ports go from 1 to 65535");
        return new Member(id, matcher.group(2), port);
    }

    private static void demand(boolean holds, String given, String cause) {
        if (!holds) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--voters " + given,
                    cause,
                    "Name three or five brokers, to each of them the same ones:"
                            + " --voters 1@HOST:PORT,2@HOST:PORT,3@HOST:PORT");
        }
    }
}
