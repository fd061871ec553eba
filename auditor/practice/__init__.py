"""Simulated phones that speak the real ADB transport protocol, for training, demo and tests."""
