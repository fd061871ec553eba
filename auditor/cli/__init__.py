"""Commands: arguments → workflow → printed answer."""
