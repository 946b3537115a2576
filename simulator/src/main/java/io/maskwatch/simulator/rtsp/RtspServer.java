package io.maskwatch.simulator.rtsp;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.stream.CameraStream;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.rtsp.RtspDecoder;
import io.netty.handler.codec.rtsp.RtspEncoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Serves camera streams as paths of one RTSP port. Thread-safe; {@link #close} ends all sessions but leaves the streams,
 * which are their owner's.
 */
public final class RtspServer implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MOST_ATTEMPTS = 500;
    private static final long BETWEEN_ATTEMPTS_NANOS = 20_000_000;
    private static final int MAX_BODY_BYTES = 16 * 1024;
    /** Small, so that a client that does not read is noticed within seconds. */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    /** A viewer with more unsent bytes than the upper mark gets nothing until it is below the lower one. */
    private static final WriteBufferWaterMark BACKLOG = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    private final RtspServerOptions options;
    private final Map<String, CameraStream> streams;
    private final Misconduct misconduct;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("rtsp-server"), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable Channel listener;
    private int port;
    private @Nullable UdpPorts udp;

    /** A server of streams by path, such as {@code /cam1}; it does nothing before {@link #start}. */
    public RtspServer(RtspServerOptions options, Map<String, CameraStream> streams) {
        this(options, streams, Misconduct.NONE);
    }

    /** A server that misbehaves as it is told. */
    public RtspServer(RtspServerOptions options, Map<String, CameraStream> streams, Misconduct misconduct) {
        this.options = options;
        this.streams = Map.copyOf(streams);
        this.misconduct = misconduct;
    }

    /** Binds the ports. Throws {@link UserError} if the port is taken. */
    public synchronized void start() {
        udp = UdpPorts.bind(loops, options.address());
        try {
            listen(options.port(), 1, "Choose another port, or 0 for any free one.");
        } catch (UserError e) {
            close();
            throw e;
        }
    }

    private void listen(int port, int attempts, String remedy) {
        UdpPorts ports = Objects.requireNonNull(udp, "not started");
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, BACKLOG)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connect(channel, ports);
                    }
                });
        ChannelFuture bound = bootstrap.bind(options.address(), port).awaitUninterruptibly();
        for (int attempt = 1; attempt < attempts && !bound.isSuccess(); attempt++) {
            LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
            bound = bootstrap.bind(options.address(), port).awaitUninterruptibly();
        }
        if (!bound.isSuccess()) {
            throw new UserError(
                    ExitCode.BUSY,
                    "simulator port " + port,
                    "the port cannot be used: " + bound.cause().getMessage(),
                    remedy);
        }
        listener = bound.channel();
        this.port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private void connect(SocketChannel channel, UdpPorts ports) {
        connections.add(channel);
        misconduct.encryption().ifPresent(context -> channel.pipeline().addLast(tls(context)));
        channel.pipeline()
                .addLast(new RtspFraming())
                .addLast(new RtspDecoder())
                .addLast(new RtspEncoder())
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                .addLast(new RtspConnection(channel, streams, options, misconduct, ports));
    }

    private static SslHandler tls(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return new SslHandler(engine);
    }

    /** Connections are refused from now on; those there are stay. */
    public synchronized void deafen() {
        if (listener != null) {
            listener.close().awaitUninterruptibly();
        }
    }

    /** Ends all connections, as a server does that ends. */
    public void disconnect() {
        connections.close().awaitUninterruptibly();
    }

    /** From now on the connections there are carry nothing in either direction, and nobody is told. */
    public void abandon() {
        for (Channel connection : connections) {
            connection.pipeline().addFirst(new AbandonedConnection());
        }
    }

    /**
     * Listens again, at the same port, once the system gives it back. Throws {@link UserError} if another process has
     * taken it; then the server stays deaf until the next time.
     */
    public synchronized void listenAgain() {
        listen(port(), MOST_ATTEMPTS, "End what has taken it; the camera is back after its next such fault.");
    }

    /** The port that is or was bound. */
    public synchronized int port() {
        if (port == 0) {
            throw new IllegalStateException("the server has not been started");
        }
        return port;
    }

    /** The URL of a path, without any password. */
    public String url(String path) {
        String host = options.address().isAnyLocalAddress()
                ? "127.0.0.1"
                : options.address().getHostAddress();
        return (misconduct.encryption().isPresent() ? "rtsps://" : "rtsp://")
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path;
    }

    @Override
    public synchronized void close() {
        if (listener != null) {
            listener.close().awaitUninterruptibly();
        }
        connections.close().awaitUninterruptibly();
        if (udp != null) {
            udp.close();
        }
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
