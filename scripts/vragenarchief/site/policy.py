"""What a page may load: nothing but our own files, and no script that stands in the page."""

_POLICY = (
    "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def policy(*, is_search: bool) -> str:
    """The Content-Security-Policy of a page. The search engine is WebAssembly, and so needs one word more."""
    return _POLICY.format(wasm=" 'wasm-unsafe-eval'" if is_search else "")
