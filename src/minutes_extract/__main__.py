"""Runs the command line: python -m minutes_extract."""

from minutes_extract.cli import main

if __name__ == "__main__":
    main()
