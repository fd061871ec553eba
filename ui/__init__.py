"""THE FACE: Qt only here; decides nothing."""
