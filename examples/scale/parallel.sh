#!/usr/bin/env bash
# Assesses a file of tasks, a task in each line, in blocks that GNU parallel hands out:
#
#     parallel.sh TASKS.jsonl REPORTS.jsonl [OPTION OF PARALLEL]...
#     parallel.sh tasks.jsonl reports.jsonl --sshloginfile machines.txt
#
# It is of use for several machines, each of which needs only `outfit` on its path. On one, `outfit assess --jobs` does as much without it.
#
# The reports stand in the order of the tasks, and a faulty task has an error in its place. The number in its `line` counts within its
# block, so give each task an id, which its error has too. The status is outfit's own: 0, or 2 if a task was faulty or nothing could be
# assessed.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
tasks=$1 reports=$2
shift 2
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# The file is read in place, each block by its own job. The status of parallel is the number of failed jobs, so theirs are looked up.
# Nor does parallel notice a full disk; cat does.
parallel --pipepart --arg-file "$tasks" --block 10M --keep-order --joblog "$log" "$@" \
    outfit assess - --from jsonl --format jsonl --detail brief --jobs 1 | cat >"$reports" || failed=$?

# Of each job the log tells the bytes that came back in column 6, the status in column 7, and in column 8 the signal that ended it. A
# machine on which it could not be started may say that all went well: parallel starts it with the SHELL that is set there.
worst=$(awk 'NR > 1 {
    if ($7 > worst) worst = $7
    if ($8 > 0) worst = 128 + $8
    if ($6 + $7 + $8 == 0) { print "nothing came back from " $2 > "/dev/stderr"; if (!worst) worst = 1 }
} END { print worst + 0 }' "$log")
[ "$worst" -gt 0 ] || worst=${failed:-0}
exit "$worst"
