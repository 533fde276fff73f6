"""Prints the numbers of a report:  python first_call.py REPORT.txt [ADDRESS]     (pip install vnreport)"""

import sys
from pathlib import Path

from service.client.errors import ServiceError, ServiceProblem
from service.client.sync import Client

report, address = sys.argv[1], (sys.argv[2:] or ["http://127.0.0.1:8000"])[0]
try:
    with Client(address) as service:  # asks a busy service again, after the time that Retry-After says
        answer = service.extract(Path(report).read_bytes(), include=["indicators"])
except ServiceProblem as problem:  # a problem document (RFC 9457)
    sys.exit("\n".join([str(problem), *(f"  {error.pointer}: {error.detail}" for error in problem.errors)]))
except ServiceError as error:
    sys.exit(str(error))

for row in answer["indicators"]:
    period = row["period"] or answer["document"]["period"]
    days = f"{period['start']}/{period['end']}" if period else ""
    for seen in row["observations"]:
        print(f"{seen['number']:>16}  {seen['unit']:<10}  {seen['measure']:<10}  {days:<21}  {row['name']}")
