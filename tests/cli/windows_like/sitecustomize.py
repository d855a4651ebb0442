"""Takes from a Python process, at its start, what Windows has not; the tests put this folder on PYTHONPATH, so children are started so too.

Only the standard library's own way of starting a process is left (``_posixsubprocess``), as there is no other here.
"""

import errno
import fcntl
import os
import select
import signal
import stat
import sys

MODULES = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "readline", "crypt", "nis", "spwd"}
NAMES = (
    "fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "setuid", "setgid", "setsid", "getpgid", "killpg", "wait", "wait3", "wait4",
    "sync", "fchmod", "chown", "lchown", "fchown", "mkfifo", "mknod", "statvfs", "fstatvfs", "sysconf", "nice", "getloadavg",
    "sched_getaffinity", "sched_setaffinity", "pread", "pwrite", "openpty", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC",
)  # fmt: skip
SIGNALS = ("SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGCHLD", "SIGXCPU", "SIGPIPE")
_WRITABLE = os.O_WRONLY | os.O_RDWR
_flags, _getfl = fcntl.fcntl, fcntl.F_GETFL
_open, _fsync, _select = os.open, os.fsync, select.select


class Hidden:
    """Refuses the modules, as if they had never been written."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def opened(path, flags, mode=0o777, *, dir_fd=None):
    """No folder can be opened."""
    if not isinstance(path, int) and os.path.isdir(path):  # noqa: PTH112  # pathlib itself opens files this way
        raise PermissionError(errno.EACCES, "Permission denied", path)
    return _open(path, flags, mode, dir_fd=dir_fd)


def synced(descriptor):
    """Only what may be written can be synced."""
    if not _flags(descriptor, _getfl) & _WRITABLE:
        raise OSError(errno.EBADF, "Bad file descriptor")
    _fsync(descriptor)


def selected(reading, writing, failing, timeout=None):
    """Only sockets can be waited for."""
    for one in (*reading, *writing, *failing):
        if not stat.S_ISSOCK(os.fstat(one if isinstance(one, int) else one.fileno()).st_mode):
            raise OSError(errno.ENOTSOCK, "not a socket")
    return _select(reading, writing, failing, timeout)


sys.meta_path.insert(0, Hidden)
for name in MODULES:
    sys.modules.pop(name, None)
for place, names in ((os, NAMES), (signal, SIGNALS)):
    for name in names:
        if hasattr(place, name):
            delattr(place, name)
os.open, os.fsync, select.select = opened, synced, selected
