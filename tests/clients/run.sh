#!/bin/sh
# Drives a running host with the real Direct Line client: tests/clients/run.sh http://localhost:5080
# One run starts nine conversations, of the ten that a host takes from one address in an hour.
set -eu
base="${1:?usage: run.sh <base url>}"
cd "$(dirname "$0")"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --silent
fi
exec node direct-line.mjs "$base"
