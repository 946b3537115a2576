#!/bin/sh
# What kcat (Debian's package kcat) can show of the alerts: when, whose, where, how long, and by which schema it was written.
# It does not decode the values; `maskwatch alerts --json` does.
# usage: alerts.sh HOST:9092           shows all that are kept, then ends; leave out -e below to follow
set -eu
servers=$1

# aborted steps are left out by isolation.level
kcat -q -b "$servers" -C -t maskwatch.alerts.v1 -o beginning -e -X isolation.level=read_committed \
  -f 'time %T subject %k partition %p offset %o bytes %S\n'

# the writer's schema of one alert: eight bytes behind C3 01, little-endian; its key on the topic of schemas
fingerprint=$(kcat -q -b "$servers" -C -t maskwatch.alerts.v1 -o beginning -c 1 -e -D '' -X isolation.level=read_committed -f '%s' |
  od -A n -t x1 -j 2 -N 8 | awk '{ for (i = NF; i > 0; i--) printf "%s", $i }')
echo "one alert was written with schema $fingerprint:"
kcat -q -b "$servers" -C -t maskwatch.schemas.v1 -o beginning -e -f '%k %s\n' | grep "^$fingerprint " | tail -n 1
