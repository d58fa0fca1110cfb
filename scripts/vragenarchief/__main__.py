"""Lets `python -m vragenarchief` do what `vragen` does."""

import sys

if __name__ == "__main__":
    try:
        from vragenarchief.cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # before the command line could take care of it
        sys.exit(130)
