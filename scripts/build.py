"""Builds the site: `vragen bouw`, in an environment that sets itself up."""

import environment


def build(arguments: "list[str]") -> int:
    """The exit code of `vragen bouw` with these arguments."""
    return environment.run_verb("bouw", arguments)


if __name__ == "__main__":
    environment.main(build)
