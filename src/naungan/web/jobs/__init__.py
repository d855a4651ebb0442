"""Long work: queued in the transaction that wants it, leased by a worker, resumed after a death, fenced where it switches what counts."""
