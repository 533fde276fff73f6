#!/usr/bin/env bash
# Prints the numbers of a report:  first-call.sh REPORT.txt [ADDRESS]     (curl and jq)
set -euo pipefail
report=$1
address=${2:-http://127.0.0.1:8000}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# --retry: a busy service (429, 503) is asked again, after the time that Retry-After says
status=$(curl --silent --show-error --retry 4 --max-time 120 --output "$answer" --write-out '%{http_code}' \
    --header 'Content-Type: text/plain' --data-binary "@$report" "$address/v1/extractions?include=indicators")

if [ "$status" != 200 ]; then # a problem document (RFC 9457), unless something between has answered
    jq -r '"\(.status) \(.title): \(.detail)", (.errors[] | "  \(.pointer): \(.detail)")' "$answer" >&2 ||
        echo "$address: $status" >&2
    exit 1
fi

jq -r 'def right($n): " " * ($n - length) + .; def left($n): . + " " * ($n - length);
    .document.period as $default | .indicators[] | . as $row | (.period // $default) as $time | .observations[]
    | "\(.number | tostring | right(16))  \(.unit | left(10))  \(.measure | left(10))  \(
      if $time then "\($time.start)/\($time.end)" else "" end | left(21))  \($row.name)"' "$answer"
