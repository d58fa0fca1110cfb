"""Shows the site while you write: `vragen bekijk`, in an environment that sets itself up."""

import environment


def serve(arguments: "list[str]") -> int:
    """The exit code of `vragen bekijk` with these arguments."""
    return environment.run_verb("bekijk", arguments)


if __name__ == "__main__":
    environment.main(serve)
