"""`python -m pathguide` is the command line."""

from pathguide.cli import main

main()
