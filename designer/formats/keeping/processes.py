"""Whether a program still runs on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def started(pid: int) -> str:
    """A mark that tells a process from a later one with the same number; "" where the system gives none."""
    if sys.platform == "win32":
        mark = _windows_started(pid)
    else:
        mark = _proc_started(pid)
    return mark


def _proc_started(pid: int) -> str:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        # The name of the program, in brackets, may hold blanks and brackets itself.
        ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError, UnicodeDecodeError):
        return ""
    return f"{boot} {ticks}"


def is_running(pid: int, mark: str = "") -> bool:
    """Whether that process runs; with a `mark` from `started`, whether it is still the same one."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        alive = _windows_is_running(pid)
    else:
        alive = _posix_is_running(pid)
    now = started(pid) if alive and mark else ""
    return alive and (not now or now == mark)


def _posix_is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # asks only; never on Windows, where it would end the process
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    except OverflowError:
        return False
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """Whether a process has ended and only waits for its parent to notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError, UnicodeDecodeError):
        return False


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _STILL_ACTIVE = 259
    _ACCESS_DENIED = 5

    def _windows_is_running(pid: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, wintypes.DWORD(pid))
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        try:
            code = wintypes.DWORD()
            known = kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code))
            return not known or code.value == _STILL_ACTIVE
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))

    def _windows_started(pid: int) -> str:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, wintypes.DWORD(pid))
        if not handle:
            return ""
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetProcessTimes(wintypes.HANDLE(handle), *map(ctypes.byref, times)):
                return ""
            return f"{times[0].dwHighDateTime:08x}{times[0].dwLowDateTime:08x}"
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
