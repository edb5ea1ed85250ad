"""Sets up a bare checkout and runs a folder of it again inside: Python version, system libraries, `.venv`.

Standard library only, nothing of the package, and written so that even a Python 3.6 can read it and be told that it is
too old. Everything said here goes to stderr: stdout belongs to the program that is started.

`.venv` is made whole or not at all: it is built beside, stamped, and renamed into place. The stamp (`.venv/set-up.txt`)
holds the Python version and a hash of each requirements file it was made from; where one of them changes, the
environment is made again. A `.venv` whose stamp says `by hand` is never touched: it is its owner's business.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOG = os.path.join(ROOT, ".venv.log")
OLDEST = (3, 11)
BY_HAND = "by hand"
AGAIN = "ESCALATION_DESIGNER_STARTED_AGAIN"  # set while the folder is run again, so that it cannot go round for ever

# What Qt loads to draw a picture without a screen: library, then its package on Debian, Fedora and Arch.
PICTURE = (
    ("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    ("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
)
# What it loads besides to open a window on an X server.
WINDOW = (
    *PICTURE,
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
)
LIBRARIES = {"nothing": (), "picture": PICTURE, "window": WINDOW}

# pip's log and what it means, the first that fits.
REASONS = (
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
        "the package index cannot prove who it is. Check this computer's clock and proxy, and start again.",
    ),
    (
        ("ConnectionError", "NameResolutionError", "name resolution", "Connection refused", "Connection aborted",
         "ProxyError", "unreachable", "getaddrinfo failed", "Max retries exceeded", "Timeout", "timed out"),
        "the package index cannot be reached. Connect to the network (or set the proxy) and start again.",
    ),
    (("No space left",), "the disk is full. Free 1 GB and start again."),
    (
        ("DO NOT MATCH THE HASHES",),
        "a package is not the one that was checked, so none was installed. Start again; if it stays so, report it.",
    ),
    (
        ("No matching distribution",),
        f"one is not made for Python {sys.version.split()[0]} on {sysconfig.get_platform()}. Use another Python.",
    ),
)  # fmt: skip


class CannotSetUp(Exception):
    """Set-up cannot go on; the text says what is wrong and what to do."""


def start(
    folder: str,
    argv: "list[str]",
    requirements: "list[str]",
    libraries: str = "nothing",
    programs: "dict[str, str] | None" = None,
    obstacle: str = "",
) -> int:
    """Set up what is missing, then run `folder` again inside with `argv` and return its exit code; 2 where it cannot.

    `requirements` names the folders whose requirements.txt the environment must hold; the last one holds the others and
    is the one installed. `libraries` is "nothing", "picture" or "window"; `programs` maps commands, or more libraries,
    to the Debian packages that have them. `obstacle` says why setting up would be in vain.
    """
    programs = programs or {}
    try:
        check_version(sys.version_info[:2])
        if obstacle:
            raise CannotSetUp(obstacle)
        if os.environ.pop(AGAIN, ""):
            raise CannotSetUp(f"The Python in {VENV} does not run as that environment. Delete it and start again.")
        if any(lacking(libraries, programs)) or not is_whole(requirements):
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with only_one():
                install_packages(*lacking(libraries, programs))
                if not is_whole(requirements):
                    make_environment(requirements)
    except CannotSetUp as problem:
        say(str(problem))
        return 2
    except OSError as problem:
        say(f"Set-up stopped: {problem}. Make sure that {ROOT} can be written to and that 1 GB is free there.")
        return 2
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next start begins it again.")
        return 130
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return run_again([python_of(VENV), os.path.join(ROOT, folder), *argv])


def say(text: str) -> None:
    """One line to the person who started the program."""
    print(text, file=sys.stderr, flush=True)


def check_version(version: "tuple[int, int]") -> None:
    """Raises CannotSetUp for a Python that is too old."""
    if version < OLDEST:
        needed, found = (f"{major}.{minor}" for major, minor in (OLDEST, version))
        raise CannotSetUp(
            f"Python {needed} or newer is needed, and this is {found}. Install a newer one (from python.org, or with "
            "the system's package manager) and start again with it, for instance: python3.12 designer"
        )


# -------------------------------------------------------------------------------------------- the system's own packages


def lacking(libraries: str, programs: "dict[str, str]") -> "tuple[list[tuple[str, str, str, str]], list[str]]":
    """The rows of the libraries that are missing, and the Debian packages of what else is."""
    if not sys.platform.startswith("linux"):
        return [], []
    rows = [row for row in LIBRARIES[libraries] if not _loads(row[0])]
    packages = [package for name, package in sorted(programs.items()) if not (shutil.which(name) or _loads(name))]
    if importlib.util.find_spec("ensurepip") is None and not os.path.exists(python_of(VENV)):
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return rows, packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(rows: "list[tuple[str, str, str, str]]", packages: "list[str]") -> None:
    """Install with apt-get what `lacking` found; raises CannotSetUp with the command to type where we may not."""
    if not rows and not packages:
        return
    missing = "Some packages of the system are missing. "
    if not shutil.which("apt-get"):
        raise CannotSetUp(missing + "Install them and start again: " + ", ".join(_named_elsewhere(rows, packages)))
    names = list(dict.fromkeys([row[1] for row in rows] + packages))
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    steps = [
        [*sudo, "apt-get", "update"],
        [*sudo, "apt-get", "install", "--yes", "--no-install-recommends", *names],
    ]
    typed = " && ".join(" ".join(step) for step in steps)
    if sudo and not (shutil.which("sudo") and sys.stdin and sys.stdin.isatty()):
        raise CannotSetUp(f"{missing}Install them and start again:\n  {typed}")
    say(f"{missing}Installing them:\n  {typed}")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for step in steps:
        step[len(sudo) + 1 : len(sudo) + 1] = ["-o", "DPkg::Lock::Timeout=300"]
        done = subprocess.run(step, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        lines = done.stdout.decode(errors="replace").strip().splitlines() or ["no reason given"]
        reason = next((line for line in lines if line.startswith("E:")), lines[-1])
        raise CannotSetUp(f"apt-get could not install them ({reason}). Try it by hand and start again:\n  {typed}")


def _named_elsewhere(rows: "list[tuple[str, str, str, str]]", packages: "list[str]") -> "list[str]":
    """What is missing, as this system's package manager calls it, or as much as can be said."""
    column = 2 if shutil.which("dnf") else 3 if shutil.which("pacman") else 0
    names = [row[column] if column else f"{row[0]} (on Debian: {row[1]})" for row in rows]
    return list(dict.fromkeys(names)) + [f"{name} (as Debian calls it)" for name in packages]


# ---------------------------------------------------------------------------------------------- the Python environment


def python_of(environment: str) -> str:
    """The path of the Python in a virtual environment."""
    return os.path.join(environment, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def wanted_stamp(requirements: "list[str]") -> "list[str]":
    """The lines that the stamp of an environment for these requirements holds."""
    major, minor = sys.version_info[:2]
    lines = [f"python {major}.{minor} {sys.implementation.name} {sysconfig.get_platform()}"]
    for folder in requirements:
        with open(os.path.join(ROOT, folder, "requirements.txt"), "rb") as file:
            lines.append(f"{folder} {hashlib.sha256(file.read()).hexdigest()}")
    return lines


def found_stamp() -> "list[str]":
    """The lines of the stamp of the environment that is there; none where it is not whole."""
    if not os.path.exists(python_of(VENV)):
        return []
    try:
        with open(os.path.join(VENV, "set-up.txt"), encoding="utf-8") as file:
            return file.read().splitlines()
    except (OSError, UnicodeError):
        return []


def is_whole(requirements: "list[str]") -> bool:
    """Whether the environment that is there holds these requirements, as they are now, for this Python."""
    found = found_stamp()
    return found[:1] == [BY_HAND] or (bool(found) and set(wanted_stamp(requirements)) <= set(found))


@contextlib.contextmanager
def only_one():  # type: ignore[no-untyped-def]  # a generator's type needs an import that only a type checker reads
    """Hold the lock of the checkout: of several first starts one sets up and the others wait for it."""
    with open(os.path.join(ROOT, ".venv.lock"), "a+b") as file:
        if not _locked(file.fileno()):
            say("Another start is setting up; waiting for it.")
            while not _locked(file.fileno()):
                time.sleep(0.2)
        yield


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks: two first starts at once are left to luck
    return True


def make_environment(requirements: "list[str]") -> None:
    """Make `.venv` with these requirements: built beside, then put in the place of what was there."""
    if any(line.startswith("tests ") for line in found_stamp()) and "tests" not in requirements:
        requirements = [*requirements, "tests"]  # or the next run of the tests would make it once more
    for name in os.listdir(ROOT):
        if name.startswith((".venv.new-", ".venv.old-")):  # left by a start that was killed
            shutil.rmtree(os.path.join(ROOT, name), ignore_errors=True)
    new = os.path.join(ROOT, f".venv.new-{os.getpid()}")
    say(f"Setting up {VENV} (once): Python packages of about 100 MB are downloaded.")
    try:
        _run([sys.executable, "-m", "venv", new], "The virtual environment could not be made")
        wanted = os.path.join(ROOT, requirements[-1], "requirements.txt")
        with open(wanted, encoding="utf-8") as file:
            total = sum("==" in line for line in file)
        command = [python_of(new), "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
        command += ["--progress-bar", "off", "--disable-pip-version-check", "--no-input", "--retries", "2"]
        _run([*command, "-r", wanted], "The Python packages could not be installed", total)
        _tell_scripts_their_place(new)
        with open(os.path.join(new, "set-up.txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(wanted_stamp(requirements)) + "\n")
        _put_in_place(new)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    say("Set-up is done.")


def _tell_scripts_their_place(new: str) -> None:
    """Scripts of an environment name its folder: write the one it will have in the place of the one it was built in."""
    scripts = os.path.dirname(python_of(new))
    for name in os.listdir(scripts):
        path = os.path.join(scripts, name)
        if os.path.islink(path) or name.endswith(".exe"):
            continue
        with open(path, "rb") as file:
            content = file.read()
        if new.encode() in content:
            with open(path, "wb") as file:
                file.write(content.replace(new.encode(), VENV.encode()))


def _put_in_place(new: str) -> None:
    old = os.path.join(ROOT, f".venv.old-{os.getpid()}")
    if os.path.exists(python_of(VENV)) and not found_stamp():  # somebody else's work may be in it
        old = os.path.join(ROOT, f".venv.before-{time.strftime('%Y%m%d-%H%M%S')}")
        say(f"The .venv that was there was not made, or not finished, by this program: it is kept as {old}")
    if os.path.lexists(VENV):
        try:
            os.rename(VENV, old)
        except PermissionError:
            raise CannotSetUp(f"{VENV} is in use. Close the program that runs from it and start again.") from None
    os.rename(new, VENV)
    if ".venv.old-" in old:
        shutil.rmtree(old, ignore_errors=True)


def _run(command: "list[str]", failure: str, total: int = 0) -> None:
    """Run a step of the set-up, output in the log, progress on a terminal; raises CannotSetUp where it fails."""
    environment = dict(os.environ, PIP_USER="0", PYTHONUTF8="1")
    for name in ("PIP_TARGET", "PIP_PREFIX", "PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    lines: "list[str]" = []
    with open(LOG, "w", encoding="utf-8") as log, subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            for raw in process.stdout or ():
                lines.append(raw.decode("utf-8", "replace").rstrip())
                log.write(lines[-1] + "\n")
                _show_progress(lines, total)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        text = "\n".join(lines)
        errors = [line for line in lines if line.lower().startswith("error")] or lines or ["no reason given"]
        known = (meaning for signs, meaning in REASONS if any(sign in text for sign in signs))
        raise CannotSetUp(f"{failure}: {next(known, f'{errors[-1]} (all of it: {LOG})')}")


def _show_progress(lines: "list[str]", total: int) -> None:
    if total and sys.stderr.isatty() and lines[-1].startswith(("Collecting ", "Installing ")):
        count = sum(line.startswith("Collecting ") for line in lines)
        installing = lines[-1].startswith("Installing ")
        text = "  installing" if installing else f"  {count} of up to {total}: {lines[-1].split()[1]}"
        sys.stderr.write(f"\r{text[:78]:78}\r")
        sys.stderr.flush()


def run_again(command: "list[str]") -> int:
    """Run a command in the place of this process; on Windows, as a child whose exit code is returned."""
    os.environ[AGAIN] = "1"
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":  # the same process id: what stops, kills or watches the one started has the program itself
        os.execv(command[0], command)
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too, and decides
