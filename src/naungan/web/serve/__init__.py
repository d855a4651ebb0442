"""The server and the worker as processes: made ready, started, watched, ended; the example that a first start may show."""
