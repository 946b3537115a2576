#!/usr/bin/python3
"""Keeps the list of open incidents, from all alerts that the topic holds, and follows it. Ends with Ctrl-C.

It reads the topic from its beginning at each start, so that the list is right after a restart. A program that acts on an
alert, and must not act twice, also stores which (alertId, revision) it has acted on.

Needs Debian's python3-confluent-kafka and python3-avro. Usage: alert_consumer.py HOST:9092
"""

import io
import struct
import sys

import avro.io
import avro.schema
from confluent_kafka import Consumer, TopicPartition, OFFSET_BEGINNING

MARKER = b"\xc3\x01"


def consumer(servers, topic):
    """A consumer of all partitions of the topic, from the beginning. The library wants a group; it joins none."""
    result = Consumer({
        "bootstrap.servers": servers,
        "group.id": "unused",
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
    })
    partitions = result.list_topics(topic, timeout=30).topics[topic].partitions
    result.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in partitions])
    return result


def values(source, seconds):
    """The (key, value) pairs that have come, waiting so long for the first."""
    for message in source.consume(100, timeout=seconds):
        if message.error():
            raise SystemExit(str(message.error()))
        yield message.key().decode(), message.value()


class Decoder:
    """Decodes Avro in single-object encoding with the schema that a value was written with."""

    def __init__(self, schemas):
        self.schemas = schemas
        self.known = {}

    def decode(self, value):
        if value[:2] != MARKER:
            raise ValueError("not a record of maskwatch")
        fingerprint = "%016x" % struct.unpack_from("<Q", value, 2)
        while fingerprint not in self.known:  # its writer is newer than what we have read: wait, do not skip
            for key, schema in values(self.schemas, 1):
                self.known[key] = avro.schema.parse(schema.decode())
        reader = avro.io.DatumReader(self.known[fingerprint])
        return reader.read(avro.io.BinaryDecoder(io.BytesIO(value[10:])))


class Incidents:
    """Which incidents are open."""

    def __init__(self):
        self.revisions = {}  # the last one of each incident; may forget after 90 days
        self.open = {}

    def take(self, alert):
        identity = alert["alertId"]
        if alert["revision"] <= self.revisions.get(identity, 0):
            return  # seen before
        self.revisions[identity] = alert["revision"]
        if alert["state"] == "CLOSED":
            self.open.pop(identity, None)
        else:
            self.open[identity] = alert
        print("%s %s revision %d, %s, %s: %s Open now: %s" % (
            alert["state"], identity, alert["revision"], alert["subject"], alert["kind"], alert["summary"],
            " ".join(sorted(self.open))), flush=True)


def main(servers):
    decoder = Decoder(consumer(servers, "maskwatch.schemas.v1"))
    alerts = consumer(servers, "maskwatch.alerts.v1")
    incidents = Incidents()
    while True:
        for _, value in values(alerts, 1):
            incidents.take(decoder.decode(value))


if __name__ == "__main__":
    main(sys.argv[1])
