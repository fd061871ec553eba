"""Fieldcheck's core: audits a phone against a signed ban list, removes with confirmation, reports with proof. No Qt."""

__version__ = "0.1.0"
