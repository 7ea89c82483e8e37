"""What the UN Security Council's list needs beyond its file's shape: regimes and packed text."""
