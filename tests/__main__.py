"""Runs the tests, setting up first what is missing.

python3 tests [PYTEST ARGUMENTS]          the suite, without a screen; paths are relative to the checkout
python3 tests --all [PYTEST ARGUMENTS]    also the end-to-end runs; a skipped test is then a failure
python3 tests bench [NAME ...] [--json]   the measurements
python3 tests suites [FOLDER ...]         what the program makes of other readers' test files
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = {  # what the end-to-end runs call or load, and the Debian package that has it
    "Xvfb": "xvfb",
    "xdpyinfo": "x11-utils",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "import": "imagemagick",
    "localc": "libreoffice-calc",
    "pdftotext": "poppler-utils",
    "objdump": "binutils",
}


def set_up(argv: "list[str]") -> None:
    """Leave this folder for the checkout's root on the path, and go on inside its `.venv`, made if need be."""
    sys.path[0] = ROOT
    from designer import bootstrap

    if os.path.realpath(sys.prefix) == os.path.realpath(bootstrap.VENV):
        os.environ.pop(bootstrap.AGAIN, None)
        return
    everything = "--all" in argv
    programs = dict(PROGRAMS)
    if sys.base_prefix == "/usr":  # Debian's own Python holds its library within; a frozen program needs it beside
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        programs[f"libpython{version}.so.1.0"] = f"libpython{version}"
    sys.exit(
        bootstrap.start(
            "tests",
            argv,
            ["designer", "tests"],
            "window" if everything else "picture",
            programs if everything else {},
        )
    )


def main(argv: "list[str]") -> int:
    """Run what the arguments ask for and return its exit code."""
    os.chdir(ROOT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if argv[:1] == ["bench"]:
        from tests.bench import runner

        return runner.main(argv[1:])
    if argv[:1] == ["suites"]:
        from tests.bench import suites

        return suites.main(argv[1:])
    import pytest

    workers = min(os.cpu_count() or 1, 8)
    if set(argv) <= {"--all", "-q", "-v", "-x"} and workers > 1:  # everything, with nothing that wants one process
        argv = [*argv, "-n", str(workers), "--dist", "loadgroup"]
    return int(pytest.main(argv))


if __name__ == "__main__":
    if not __package__:
        set_up(sys.argv[1:])
    sys.exit(main(sys.argv[1:]))
