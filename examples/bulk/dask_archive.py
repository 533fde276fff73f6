"""Reads an archive on Dask:  python dask_archive.py FOLDER OUT [SCHEDULER]     (pip install 'vnreport[dask]')

OUT/000000.jsonl, … hold a line for each report, OUT/errors.jsonl what could not be read. Without the address of a
scheduler it runs on this machine. All workers must see FOLDER and OUT, and have vnreport installed.
"""

import sys
from pathlib import Path

from distributed import Client, LocalCluster

from service.bulk.dask import folder_records, write_lines
from service.bulk.folder import list_folder
from service.bulk.outputs import put_errors


def main(folder: str, out: str, scheduler: str | None = None) -> None:
    cluster = scheduler or LocalCluster(threads_per_worker=1, dashboard_address=None)  # threads would share one core
    with Client(cluster) as client:
        listing = list_folder(Path(folder))
        shared_out = 8 * sum(client.nthreads().values())  # so many that no worker is long alone at the end
        partitions = max(shared_out, len(listing.paths) // 200)  # so many that one fits into a worker's memory
        failed = write_lines(folder_records(listing, partitions), Path(out)).compute()
        put_errors(Path(out, "errors.jsonl"), failed)
        print(f"{len(listing.paths) - len(failed)} reports read, {len(failed)} could not be")


if __name__ == "__main__":
    main(*sys.argv[1:])
