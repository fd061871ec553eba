"""Parts of the window that are loaded when they are first needed, so that the core does not delay the first paint."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """What makes a class, or calls a function, of a module of ui, which is loaded with the first call."""

    def make(*values: Any, **named: Any) -> Any:
        return getattr(import_module(f"ui.{module}"), name)(*values, **named)

    return make
