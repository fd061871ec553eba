"""What the PDF and certificate libraries may do around us: they keep their logs to themselves."""

import logging

LOGGERS = ("pyhanko", "pyhanko_certvalidator")


def quiet_libraries() -> None:
    """Keep the libraries' logs off the terminal: they write tracebacks about every oddity of a stranger's file.

    What matters in them is said by our own reasons and errors; a handler attached to these loggers still sees all.
    """
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
