#!/usr/bin/env bash
# Exits 0 if the process in this container answers GET /health with 200. Needs nothing but bash.
set -euo pipefail

port=${MASKWATCH_HTTP_PORT:-9464}
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
