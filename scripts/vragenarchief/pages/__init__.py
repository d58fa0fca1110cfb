"""Pages: every page of the archive as a view, a plain mapping for a template."""
