"""Where things stand on the page: one file for each part of the report. Decides nothing, says nothing of its own."""
