"""Assesses a table of a DuckDB database, in which each activity is a row and each question a column:

    duckdb_table.py DATABASE [TABLE]

The verdicts go to the table `verdicts`, with the ids to join them by. The status is 2 if some rows are at fault: they have an error in
place of a verdict. The columns are those of a task's CSV file; a view that leaves out all others will do for a table.
"""

import concurrent.futures, subprocess, sys

import duckdb

OUTFIT = ["outfit", "assess", "-", "--from", "csv", "--format", "jsonl", "--detail", "brief"]

# DuckDB's reader of JSON keeps all that comes through a pipe, its reader of CSV does not. So a line is read as a row of one cell: in
# JSON no tab stands as itself, and the settings say that nothing is quoted.
VERDICTS = r"""
CREATE OR REPLACE TABLE verdicts AS
SELECT coalesce(made.task.id, made.error.id) AS id, made.verdict, made.strength, made.settled,
    made.fit.bpo.percent AS bpo_fit, made.fit.kpo.percent AS kpo_fit, made.error.message AS error
FROM (
    SELECT from_json(report, '{
        "task": {"id": "VARCHAR"}, "verdict": "VARCHAR", "strength": "VARCHAR", "settled": "BOOLEAN",
        "fit": {"bpo": {"percent": "DOUBLE"}, "kpo": {"percent": "DOUBLE"}}, "error": {"id": "VARCHAR", "message": "VARCHAR"}
    }') AS made
    FROM read_csv(?, columns = {report: 'VARCHAR'}, header = false, auto_detect = false, delim = '\t', quote = '', escape = '')
)
"""


def send(table, pipe):
    with pipe:
        table.to_csv(f"/dev/fd/{pipe.fileno()}")


def main(database, table="activities"):
    base = duckdb.connect(database)
    with (
        # The table is sent while the verdicts are read, so that neither of the two is ever held whole.
        concurrent.futures.ThreadPoolExecutor() as thread,
        subprocess.Popen(OUTFIT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as outfit,
    ):
        sent = thread.submit(send, base.cursor().table(table), outfit.stdin)
        base.begin()
        base.execute(VERDICTS, [f"/dev/fd/{outfit.stdout.fileno()}"])
    # A faulty row has its line, too. Where some have none, outfit has not gone through them all, and has said why.
    [(rows,)] = base.table(table).count("*").fetchall()
    [(lines,)] = base.table("verdicts").count("*").fetchall()
    if outfit.returncode not in (0, 2) or lines != rows:
        base.rollback()
        sys.exit(f"{rows} rows were sent and {lines} came back: the table of verdicts is left as it was")
    # What went wrong in sending would be told here.
    sent.result()
    base.commit()
    base.table("verdicts").aggregate("verdict, count(*) AS activities", "verdict").order("activities DESC").show()
    sys.exit(outfit.returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
