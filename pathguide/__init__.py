"""Pathguide: the command line, the settings, and the wiring of the floors below."""
