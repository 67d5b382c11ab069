"""Real papers changed at random, and a reader that is watched while it reads them."""
