"""Bytes a phone sent, turned into values. Pure; every input is hostile."""
