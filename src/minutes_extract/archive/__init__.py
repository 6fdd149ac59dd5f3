"""Folders of files: find them, read them in worker processes, keep a ledger, write records and tables."""
