package io.maskwatch.bench.spread;

import io.maskwatch.bench.Spread;
import io.maskwatch.bench.spread.kafka.KafkaPlacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How unevenly so many cameras fall, over many sites whose cameras have other names.
 *
 * @param cameras how many
 * @param partitions of the topic of frames
 * @param workers of one group
 * @param busiest cameras of the worker that has most
 * @param share of it: cameras of the busiest worker over those of an even split
 * @param mostOnPartition cameras of the fullest partition
 * @param idleWorkers workers without any camera
 */
record CameraSpread(
        int cameras,
        int partitions,
        int workers,
        Spread busiest,
        Spread share,
        Spread mostOnPartition,
        Spread idleWorkers) {

    /** Over so many sites. */
    static CameraSpread of(int cameras, int partitions, int workers, int sites) {
        List<Set<Integer>> owned = KafkaPlacement.partitionsOfWorkers(workers, partitions);
        List<Site> seen = new ArrayList<>();
        for (int site = 1; site <= sites; site++) {
            seen.add(site(site, cameras, partitions, owned));
        }
        return new CameraSpread(
                cameras,
                partitions,
                workers,
                Spread.of(seen, Site::busiest),
                Spread.of(seen, site -> (double) site.busiest() * workers / cameras),
                Spread.of(seen, Site::mostOnPartition),
                Spread.of(seen, Site::idleWorkers));
    }

    private record Site(int busiest, int mostOnPartition, int idleWorkers) {}

    private static Site site(int number, int cameras, int partitions, List<Set<Integer>> owned) {
        int[] counts = new int[partitions];
        for (int camera = 1; camera <= cameras; camera++) {
            counts[KafkaPlacement.partitionOf("site%d-cam%02d".formatted(number, camera), partitions)]++;
        }
        int busiest = 0;
        int idle = 0;
        for (Set<Integer> worker : owned) {
            int total = worker.stream().mapToInt(partition -> counts[partition]).sum();
            busiest = Math.max(busiest, total);
            idle += total == 0 ? 1 : 0;
        }
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        return new Site(busiest, most, idle);
    }
}
