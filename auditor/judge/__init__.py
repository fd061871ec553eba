"""DECISIONS: pure functions: match, verdict, plan, outcome, arm."""
