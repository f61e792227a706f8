"""Run a command, and print its seconds, the bytes of its largest process, and its exit code.

    python -I -S launch.py OUTPUT COMMAND…

OUTPUT gets what the command prints. This is a program of its own because Linux counts the memory
of whoever starts a process as that process's own: it has to be started by something small.
"""

import os
import sys
import time


def main() -> None:
    output, *command = sys.argv[1:]
    written = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    into = [(os.POSIX_SPAWN_OPEN, 1, output, written, 0o600)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=into)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    print(seconds, usage.ru_maxrss * unit, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
