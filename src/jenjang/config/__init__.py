"""Settings, urls, wsgi and the command line: knows everything, decides nothing."""
