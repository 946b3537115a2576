package io.maskwatch.bench.soak.measure;

/**
 * What a process holds at one moment.
 *
 * @param residentMb memory of the whole process
 * @param heapMb of Java's heap what is used after a collection
 * @param otherMb resident memory beyond what Java has reserved for its heap: native libraries, threads, code
 * @param threads of Java
 * @param handles open files and sockets
 */
public record Holdings(double residentMb, double heapMb, double otherMb, int threads, long handles) {}
