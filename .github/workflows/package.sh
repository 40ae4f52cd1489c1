#!/usr/bin/env bash
# What a release is made of:
#   package.sh build TARGET FOLDER   builds the one-file program for a target, tries it, and puts it into the folder
#   package.sh sums FOLDER           writes SHA256SUMS, if the folder has the programs of all targets and nothing else
#   package.sh publish FOLDER        makes a release of the folder
# Run it at the root of the project. TAG in the environment must fit the version in Cargo.toml.
set -euo pipefail

targets="x86_64-unknown-linux-musl aarch64-unknown-linux-musl x86_64-apple-darwin aarch64-apple-darwin x86_64-pc-windows-msvc"

fail() {
    printf 'package.sh: %s\n' "$*" >&2
    exit 1
}

# The value of a key in Cargo.toml's [package].
of_package() { sed -n "s/^$1 = \"\\(.*\\)\"\$/\\1/p" Cargo.toml | sed -n 1p; }

name_of() {
    case $1 in
        *-windows-*) printf 'outfit-%s.exe' "$1" ;;
        *) printf 'outfit-%s' "$1" ;;
    esac
}

fits_tag() {
    local version
    version=$(of_package version)
    [ "${TAG:-}" = "v$version" ] || fail "the tag is ${TAG:-not given}, but Cargo.toml has the version $version"
}

# Each program is tried on a machine of its own kind.
try() {
    local said
    said=$("$1" --version) || fail "$1 does not run"
    # Windows ends lines with a carriage return, too.
    said=${said%$'\r'}
    [ "$said" = "outfit $(of_package version)" ] || fail "$1 calls itself: $said"
    "$1" assess examples/invoice-data-entry.json --detail brief
    (cd examples/ci && "$1" check)
}

build() {
    local target=$1 folder=$2 built program
    fits_tag
    case $target in
        # Not even the C library of the compiler has to be installed; musl is static anyway.
        *-windows-msvc) export RUSTFLAGS="-C target-feature=+crt-static" ;;
        *-apple-darwin) export MACOSX_DEPLOYMENT_TARGET=11.0 ;;
    esac
    # The Rust that the package asks for at the least, so that a release can be built again.
    rustup toolchain install "$(of_package rust-version)" --profile minimal --target "$target"
    cargo "+$(of_package rust-version)" build --locked --release --target "$target"
    built=target/$target/release/outfit
    case $target in *-windows-*) built=$built.exe ;; esac
    case $target in
        *-linux-musl) if readelf --program-headers "$built" | grep -q INTERP; then fail "$built is not static"; fi ;;
    esac
    mkdir -p "$folder"
    program=$(cd "$folder" && pwd)/$(name_of "$target")
    cp "$built" "$program"
    try "$program"
}

sums() {
    local target names=()
    cd "$1"
    for target in $targets; do
        names+=("$(name_of "$target")")
        [ -f "$(name_of "$target")" ] || fail "there is no $(name_of "$target")"
    done
    [ "$(find . -type f ! -name SHA256SUMS | wc -l)" -eq "${#names[@]}" ] || fail "there are other files: $(find . -type f)"
    sha256sum "${names[@]}" >SHA256SUMS
    cat SHA256SUMS
}

publish() {
    fits_tag
    (sums "$1")
    gh release create "$TAG" --verify-tag --title "outfit $TAG" --generate-notes "$1"/*
}

case "${1:-} $#" in
    "build 3") build "$2" "$3" ;;
    "sums 2") sums "$2" ;;
    "publish 2") publish "$2" ;;
    *) fail "usage: build TARGET FOLDER, sums FOLDER, publish FOLDER" ;;
esac
