"""What the two UK lists share: regimes, measures and their dates, names, identifiers."""
