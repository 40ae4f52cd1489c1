#!/usr/bin/env bash
# Puts the outfit of a release on the path of the job's later steps, once its checksum is right.
#
# Takes VERSION, BASE_URL, SHA256, SERVER_URL, ACTION_REPOSITORY and ACTION_REF as action.yml sets them, and what a runner sets:
# RUNNER_OS, RUNNER_ARCH, RUNNER_TEMP, GITHUB_PATH. Runs with the bash 3.2 of macOS, too.
set -euo pipefail

fail() {
    # One line: what follows a line break could be taken for a command of its own.
    printf '::error title=outfit could not be installed::%s\n' "$(printf '%s' "$*" | tr -d '\r\n')"
    exit 2
}

digest() {
    # The name is kept out of it: sha256sum marks names that hold a backslash.
    if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

download() {
    curl --fail --silent --show-error --location --globoff --retry 3 --proto '=https,file' --proto-redir '=https' \
        --output "$2" --url "$1" || fail "$1 could not be downloaded. Is there such a release? If so, can it be read without logging in?"
}

version=${VERSION:-}
if [ -z "$version" ]; then
    [[ ${ACTION_REF:-} =~ ^v[0-9]+\.[0-9]+\.[0-9]+ ]] ||
        fail "Which release? The action is not used by a release's tag, so give the input \`version\`, such as v0.1.0."
    version=$ACTION_REF
fi
# It becomes a part of an address and of a path.
[[ $version =~ ^[0-9A-Za-z][0-9A-Za-z.+-]*$ ]] || fail "The input \`version\` is no tag of a release."

case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
    Linux-X64) file=outfit-x86_64-unknown-linux-musl ;;
    Linux-ARM64) file=outfit-aarch64-unknown-linux-musl ;;
    macOS-X64) file=outfit-x86_64-apple-darwin ;;
    macOS-ARM64) file=outfit-aarch64-apple-darwin ;;
    # Windows on ARM runs it, too.
    Windows-X64 | Windows-ARM64) file=outfit-x86_64-pc-windows-msvc.exe ;;
    *) fail "There is no release of outfit for ${RUNNER_OS:-an unknown system} on ${RUNNER_ARCH:-an unknown processor}." ;;
esac

base=${BASE_URL:-$SERVER_URL/$ACTION_REPOSITORY/releases/download}
folder=$RUNNER_TEMP/outfit-$version
rm -rf "$folder"
mkdir -p "$folder"
download "${base%/}/$version/SHA256SUMS" "$folder/SHA256SUMS"
download "${base%/}/$version/$file" "$folder/$file"

# A name can be marked as binary by an asterisk.
wanted=$(awk -v name="$file" '$2 == name || $2 == "*" name { print $1 }' "$folder/SHA256SUMS")
[[ $wanted =~ ^[0-9a-f]{64}$ ]] || fail "The SHA256SUMS of $version has not exactly one checksum for $file."
found=$(digest "$folder/$file")
for checksum in "$wanted" ${SHA256:+"$SHA256"}; do
    if [ "$checksum" != "$found" ]; then
        rm -rf "$folder"
        fail "The checksum of $file differs: it is $found and should be $checksum. Nothing was installed."
    fi
done

program=$folder/outfit
case $file in *.exe) program=$program.exe ;; esac
mv "$folder/$file" "$program"
chmod +x "$program"
"$program" --version || fail "$file does not run here."

# Later steps on Windows want a path of Windows.
if [ "$RUNNER_OS" = Windows ]; then folder=$(cygpath -w "$folder"); fi
printf '%s\n' "$folder" >>"$GITHUB_PATH"
