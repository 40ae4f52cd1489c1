"""Runs every pipeline that we ship with a given outfit: python3 tests/outside/ci.py PATH_TO_OUTFIT

The release workflow packs the program into a local folder; the other pipelines install it from there and check a copy of examples/ci.
Nothing reaches the network. Prints a line for each thing that was checked, and ends with 1 if one did not hold.
"""

import pathlib, sys, tempfile

sys.dont_write_bytecode = True

from harness import finish, group  # noqa: E402: the line before must come first
import ci_github, ci_lint, ci_others, ci_release  # noqa: E402


def main(program):
    program = pathlib.Path(program).resolve(strict=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        server = folder / "server"
        # Where a server of GitHub would have them.
        releases = server / "example-org" / "outfit" / "releases" / "download"
        group("lint", ci_lint.run)
        group("release", ci_release.release, folder / "release", program, releases)
        group("no release", ci_release.refusals, folder / "no-release", program)
        group("install", ci_release.installs, folder / "install", releases)
        group("no install", ci_release.no_installs, folder / "no-install", releases)
        group("github", ci_github.run, folder / "github", server)
        group("gitlab", ci_others.gitlab, folder / "gitlab", releases)
        group("jenkins", ci_others.jenkins, folder / "jenkins", releases)
        group("pre-commit", ci_others.pre_commit, folder / "pre-commit", program)
    finish()


main(*sys.argv[1:])
