"""Run practice-audit from a checkout: `python cli.py run fixtures/2012-12`."""

from practice_audit.cli import main

if __name__ == "__main__":  # the worker processes import this file again
    main()
