#!/usr/bin/env bash
# Runs `outfit check` with the action's inputs, which action.yml sets as environment variables, and passes its status on.
# Runs with the bash 3.2 of macOS, too.
set -euo pipefail

args=(check --format github --fail-on "$FAIL_ON")
[ -z "$POLICY" ] || args+=(--policy "$POLICY")
[ -z "$WAIVERS" ] || args+=(--waivers "$WAIVERS")
[ -z "$SARIF" ] || args+=(--format "sarif=$SARIF")
[ -z "$MARKDOWN" ] || args+=(--format "markdown=$MARKDOWN")
[ -z "$JUNIT" ] || args+=(--format "junit=$JUNIT")
# What follows is a name even if it begins with a hyphen.
args+=(--)
while IFS= read -r line; do
    line=${line%$'\r'}
    [ -z "$line" ] || args+=("$line")
done <<<"$INPUTS"

status=0
outfit "${args[@]}" || status=$?
printf 'status=%s\n' "$status" >>"$GITHUB_OUTPUT"
exit "$status"
