"""An in-house table: what its mapping may say, and its rows whatever file they come in."""
