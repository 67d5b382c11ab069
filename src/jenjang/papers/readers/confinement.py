"""What a process that reads a stranger's file may still do: use so much, and no harm.

Limits of the system bound what it uses. A hook of Python's own refuses every act that no
reader needs: the network, other programs but the opener of old Word, writing outside its
temporary folder. Where the system lets it, the network is gone for all that runs in the
process, libraries in C and the opener as well.
"""

import ctypes
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows has none: there the parent's clock is the only bound
    resource = None  # type: ignore[assignment] # a module or nothing

PROGRAMS = ("soffice", "libreoffice")  # what opens old Word, and nothing else
MEGABYTE = 1024 * 1024
PAPER_MB = 500  # address space until a page must be looked at as a picture
MOST_FILES = 256
MOST_FILE_BYTES = 200 * MEGABYTE
MOST_PROCESSES = 4096  # of the user, on the whole machine

NEW_USER, NEW_NETWORK = 0x1000_0000, 0x4000_0000  # unshare(2)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NEVER = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"),
    *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"),
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
    *("os.startfile", "pty.spawn", "webbrowser.open", "os.kill", "os.killpg"),
)
CHANGES = (
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod"),
    *("os.chown", "os.link", "os.symlink"),
)


def confine(cpu_seconds: int, memory_mb: int) -> None:
    """Let this process use so much CPU time and address space, and do no harm."""
    _bound(cpu_seconds, memory_mb)
    _without_network()
    sys.dont_write_bytecode = True
    sys.addaudithook(_Guard(Path(tempfile.gettempdir())))


def _bound(cpu_seconds: int, memory_mb: int) -> None:
    """Set the limits that the system has; the memory for pictures is granted later."""
    if resource is None:
        return
    most = memory_mb * MEGABYTE
    for limit, soft, hard in (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds),
        (resource.RLIMIT_AS, min(PAPER_MB * MEGABYTE, most), most),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES, MOST_FILE_BYTES),
        (resource.RLIMIT_NOFILE, MOST_FILES, MOST_FILES),
        (resource.RLIMIT_NPROC, MOST_PROCESSES, MOST_PROCESSES),
    ):
        _, allowed = resource.getrlimit(limit)
        top = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
        resource.setrlimit(limit, (min(soft, top), top))


def _without_network() -> bool:
    """Leave the network behind (Linux, where a user may); return whether that was done."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    return bool(library.unshare(NEW_USER | NEW_NETWORK) == 0)


class _Guard:
    """Hears of each act before it is done and refuses those that no reader needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder) + os.sep

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Raise PermissionError where the act is refused."""
        if (
            event in NEVER
            or (event == "subprocess.Popen" and not _is_opener(args[0], args[1]))
            or (event == "open" and _writes(args) and not self._is_ours(args[0]))
            or (event in CHANGES and not self._changes_ours(args))
        ):
            raise PermissionError(f"a reader may not: {event}")

    def _is_ours(self, path: Any) -> bool:
        """Return whether a file lies in the temporary folder, or was opened before."""
        if isinstance(path, int) or path is None:
            return True
        real = os.path.realpath(os.fsdecode(path))
        return real == os.devnull or (real + os.sep).startswith(self.folder)

    def _changes_ours(self, args: tuple[Any, ...]) -> bool:
        """Return whether all paths are ours; those within an open folder (`dir_fd`) are."""
        if isinstance(args[-1], int) and args[-1] > 0:
            return True
        return all(self._is_ours(arg) for arg in args if isinstance(arg, str | bytes))


def _is_opener(executable: Any, command: Any) -> bool:
    """Return whether a program is the one that opens old Word."""
    first = executable or (command[0] if command else "")
    return Path(os.fsdecode(first)).name in PROGRAMS


def _writes(args: tuple[Any, ...]) -> bool:
    """Return whether a file is opened for writing: `args` are path, mode, flags."""
    _, mode, flags = args
    if isinstance(flags, int) and flags & WRITES:
        return True
    return isinstance(mode, str) and not set("wax+").isdisjoint(mode)
