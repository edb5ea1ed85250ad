"""Starts the program: a verb runs on the command line; nothing, or a file, opens the window.

From a bare checkout (`python3 designer`) what is missing is set up first; an installed or frozen program never does so.
Like `bootstrap.py`, this can be read by a Python 3.6, so that an old one can be told that it is too old.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VERBS = ("new", "templates", "import", "export", "update", "check", "diff", "layout", "info")
PAINTED = (".png", ".pdf", ".xlsx")  # exports that hold a picture
AGAIN = "ESCALATION_DESIGNER_STARTED_AGAIN"


def main(argv: "list[str] | None" = None) -> int:
    """Run the program and return its exit code: 0, 1 for findings, 2 for a user's mistake, 3 for a fault of its own."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader who left is no fault
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing may be written to it any more, not even while leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # the last wall before the user, who never sees a traceback
        return _told(error)


def _run(argv: "list[str]") -> int:
    if argv[:1] == ["--smoke"]:
        from designer.app import smoke

        return smoke.main(argv[1:])
    if not wants_window(argv):
        from designer import cli

        return cli.main(argv)
    problem = screen_problem()
    if problem:
        print(problem, file=sys.stderr)
        return 2
    from designer.app import start

    return start.main(argv)


def _told(error: Exception) -> int:
    from designer import reports
    from designer.errors import UserError

    if isinstance(error, UserError):
        print(error, file=sys.stderr)
        return 2
    print(reports.sentence(error), file=sys.stderr)
    return 3


def wants_window(argv: "list[str]") -> bool:
    """Whether these arguments open the window: none, or a file's name; all else is for the command line."""
    if not argv:
        return True
    if len(argv) > 1 or argv[0] in VERBS or argv[0].startswith("-"):
        return False
    return os.path.exists(argv[0]) or os.path.splitext(argv[0])[1] != ""


def libraries(argv: "list[str]") -> str:
    """What of the system these arguments need: "nothing", "picture" (drawn without a screen) or "window"."""
    if argv[:1] == ["--smoke"]:
        return "picture"
    if wants_window(argv):
        return "picture" if _without_screen() else "window"
    painted = argv[0] == "export" and any(argument.lower().endswith(PAINTED) for argument in argv)
    return "picture" if painted else "nothing"


def screen_problem() -> str:
    """Why no window can be opened here, and what can be done instead; nothing where one can."""
    if not sys.platform.startswith(("linux", "freebsd")) or _without_screen():
        return ""
    display, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if wayland or (display and _answers(display)):
        return ""
    why = f"the screen {display} does not answer" if display else "neither DISPLAY nor WAYLAND_DISPLAY is set"
    return (
        f"There is no screen to open the window on: {why}. Without a screen these verbs work: {', '.join(VERBS)} "
        "(--help tells more)."
    )


def _without_screen() -> bool:
    """Whether Qt is told to do without a screen."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    return wanted not in ("", "xcb", "wayland", "wayland-egl")


def _answers(display: str) -> bool:
    """Whether an X server lets us in; Qt would abort the whole program where it does not."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # nobody to ask
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def set_up(argv: "list[str]") -> None:
    """In a checkout: leave its folders for its root on the path, and go on inside its `.venv`, made if need be."""
    sys.path[0] = ROOT  # `designer` itself led the path, where its rooms could be taken for other packages
    if os.path.realpath(sys.prefix) == os.path.realpath(os.path.join(ROOT, ".venv")):
        os.environ.pop(AGAIN, None)
        return
    from designer import bootstrap

    obstacle = screen_problem() if wants_window(argv) else ""
    sys.exit(bootstrap.start("designer", argv, ["designer"], libraries(argv), obstacle=obstacle))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # or a worker would start the whole program again, and again
    elif not __package__:
        set_up(sys.argv[1:])
    sys.exit(main())
