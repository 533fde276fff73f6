"""Prints the numbers of a report:  python first_call_httpx.py REPORT.txt [ADDRESS]     (pip install httpx)"""

import json
import sys
import time
from decimal import Decimal
from pathlib import Path

import httpx


def extract(address: str, report: bytes, attempts: int = 5) -> httpx.Response:
    url, query = f"{address}/v1/extractions", {"include": "indicators"}
    for left in reversed(range(attempts)):
        answer = httpx.post(url, params=query, content=report, headers={"Content-Type": "text/plain"}, timeout=120)
        if answer.status_code not in (429, 503) or not left:
            break
        time.sleep(min(int(answer.headers.get("Retry-After", 1)), 30))  # busy: it says for how long
    return answer


def main(report: str, address: str = "http://127.0.0.1:8000") -> None:
    told = extract(address, Path(report).read_bytes())
    if told.headers.get("Content-Type", "").startswith("application/problem+json"):  # RFC 9457
        problem = told.json()
        lines = [f"{problem['status']} {problem['title']}: {problem['detail']}"]
        sys.exit("\n".join(lines + [f"  {error['pointer']}: {error['detail']}" for error in problem["errors"]]))
    answer = json.loads(told.raise_for_status().content, parse_float=Decimal)  # numbers are exact
    for row in answer["indicators"]:
        period = row["period"] or answer["document"]["period"]
        days = f"{period['start']}/{period['end']}" if period else ""
        for seen in row["observations"]:
            print(f"{seen['number']:>16}  {seen['unit']:<10}  {seen['measure']:<10}  {days:<21}  {row['name']}")


main(*sys.argv[1:])
