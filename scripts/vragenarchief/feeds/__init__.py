"""Feeds: the newest answers as Atom, for who wants to follow them."""
