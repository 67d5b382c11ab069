"""The arithmetic of SAKIP: small pure functions, each with its source and an example."""
