"""Composition root: the only file that joins the workflow to real phone, clock, signer and records."""
