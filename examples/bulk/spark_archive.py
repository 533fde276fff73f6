"""Reads an archive on Spark:  spark-submit spark_archive.py FOLDER OUT     (pip install 'vnreport[spark]')

OUT is Parquet, a row for each report: name, sha256, bytes, answer (JSON), reason and where of what could not be
read. FOLDER and OUT are of any file system that Spark knows; executors need vnreport installed.
"""

import sys

from pyspark.sql import SparkSession

from service.bulk.spark import folder, records


def main(root: str, out: str) -> None:
    session = SparkSession.builder.appName("vnreport").getOrCreate()
    sources = folder(session, root).repartition(8 * session.sparkContext.defaultParallelism)
    records(sources).write.mode("overwrite").parquet(out)

    done = session.read.parquet(out)
    done.where("reason is not null").select("name", "reason", "where").show(50, truncate=False)
    done.selectExpr("count(answer) as read", "count(reason) as failed").show()
    done.selectExpr("name", "get_json_object(answer, '$.document.title') as title").show(5, truncate=60)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
