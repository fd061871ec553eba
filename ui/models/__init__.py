"""What lists and tables show: plain Python lists, sorted and filtered by ourselves."""
