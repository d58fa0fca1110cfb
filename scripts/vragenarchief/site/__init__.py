"""The site: the only package that knows MkDocs, and as little as it can."""
