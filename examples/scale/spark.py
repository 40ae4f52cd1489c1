"""Assesses a table of tasks on a Spark cluster: each partition runs through one outfit, as a filter.

    spark-submit --files outfit spark.py --outfit ./outfit TASKS REPORTS

TASKS is JSONL, a task in each line, or a CSV or Parquet table with a column for each question. REPORTS is a folder that Spark makes,
of JSONL. `--files` sends the program to every machine; without `--outfit` the one on the path of each machine is run.

The number in the `line` of an error counts within its partition, and partitions may be cut otherwise the next time. So give each task
an id, which its error has too; of a line that is no JSON it can't be told, and only the ids that have no report show which it was.
"""

import argparse, os, shlex, sys

from pyspark.sql import SparkSession, functions

# A partition may be empty.
FILTER = ["assess", "-", "--from", "jsonl", "--format", "jsonl", "--detail", "brief", "--jobs", "1", "--allow-empty"]
TEXTS = ["id", "title", "service", "declared", "answered_by", "answered_on"]


def arguments(given):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", metavar="TASKS")
    parser.add_argument("reports", metavar="REPORTS")
    parser.add_argument("--outfit", default="outfit", help="the program, as each machine finds it")
    parser.add_argument("--rules", help="rules of your own, as each machine finds them")
    parser.add_argument("--keep-going", action="store_true", help="a faulty task gets an error in place of a report; the job goes on")
    return parser.parse_args(given)


def from_table(table):
    """A line of JSON for each row. The rest of the table can stay behind: the reports are joined to it by id."""
    names = [name for name in table.columns if not name.startswith("meta.")]
    column = {name: functions.col(f"`{name}`").cast("string") for name in names}
    # A list is 'one of these', or all of them where a question takes several; a list of one is that one, and `[]` none of them.
    levels = {name: functions.array_remove(functions.split(column[name], r"\s*;\s*"), "[]") for name in names}
    answers = [levels[name].alias(name) for name in names if name not in TEXTS]
    task = [column[name].alias(name) for name in names if name in TEXTS]
    # An empty cell is left out, which makes it an open answer.
    return table.select(functions.to_json(functions.struct(*task, functions.struct(*answers).alias("answers"))))


def main(given=None):
    args = arguments(given)
    spark = SparkSession.builder.appName("outfit").getOrCreate()
    if args.tasks.endswith(".csv"):
        # As RFC 4180 has it: a quotation mark within a cell is doubled.
        read = from_table(spark.read.csv(args.tasks, header=True, escape='"', multiLine=True))
    elif args.tasks.endswith(".parquet"):
        read = from_table(spark.read.parquet(args.tasks))
    else:
        read = spark.read.text(args.tasks)
    tasks = read.rdd.map(lambda row: row[0]).filter(lambda line: line.strip())
    # A small table or a packed file comes in one piece. Starting outfit takes some milliseconds, so a few for each core do no harm.
    cores = spark.sparkContext.defaultParallelism
    if tasks.getNumPartitions() < cores:
        tasks = tasks.repartition(3 * cores)

    rules = ["--rules", args.rules] if args.rules else []
    command = shlex.join([args.outfit, *FILTER, *rules])
    # It would be started with no environment at all, and so without a path.
    env = {"PATH": os.environ["PATH"]}
    # Spark heeds no exit status unless told to. Then one faulty task fails the job: no table of verdicts lacks some unseen.
    tasks.pipe(command, env, checkCode=not args.keep_going).saveAsTextFile(args.reports)
    if args.keep_going:
        # The status is 2 for a faulty task, and for rules that can't be read or a program that was stopped it is not 0 either. What
        # tells them apart is that a faulty task has its line. What was written is counted, since Spark may run a partition twice.
        reports = spark.read.schema("verdict string, error struct<code: string>").json(args.reports)
        lines, errors = reports.agg(functions.count("*"), functions.count("error.code")).first()
        sent = tasks.count()
        if lines != sent:
            sys.exit(f"{sent} tasks went in and {lines} lines came out; what outfit said of it is in the executors' logs")
        print(f"{sent} tasks, {errors} of them faulty", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
