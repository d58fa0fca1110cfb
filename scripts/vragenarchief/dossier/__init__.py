"""The heart: what a dossier is, how a page becomes one, and how dossiers hold together as an archive."""
