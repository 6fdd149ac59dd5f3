"""Documents and records made worse on purpose, and what must hold for each. `make fuzz` runs it."""
