"""The sub commands of `jenjang`: one module each, with ``run(arguments) -> exit code``."""
