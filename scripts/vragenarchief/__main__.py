"""Lets `python -m vragenarchief` do what `vragen` does."""

import sys

from vragenarchief.cli import main

if __name__ == "__main__":
    sys.exit(main())
