"""The program's own entry in forks of one warm process: what is killed is the program, without its start-up each time.

Orders come as lines of JSON: {"words": […], "out": path, "err": path}. Answers: the child's pid, then its wait status.
"""

import json
import os
import sys
from importlib import import_module

from auditor.cli.main import run


def serve():
    """Fork for each order, one after the other, until the input ends."""
    for name in ("removing", "reporting", "phones", "cases"):
        import_module(f"auditor.cli.{name}")
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _become(order)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


def _no_window(*_options):
    raise RuntimeError("no test of the command line opens the window")


def _become(order):
    for number, path in ((0, os.devnull), (1, order["out"]), (2, order["err"])):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        os.dup2(os.open(path, flags, 0o600), number)
    code = run(order["words"], _no_window)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
