package io.maskwatch.sink.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name. */
@FunctionalInterface
public interface HostAddresses {
    /** All addresses; asks the name server that this machine asks. */
    HostAddresses OF_THIS_MACHINE = host -> List.of(InetAddress.getAllByName(host));

    /**
     * The addresses of a host.
     *
     * @throws UnknownHostException if there is none, or the name server does not answer
     */
    List<InetAddress> of(String host) throws UnknownHostException;
}
