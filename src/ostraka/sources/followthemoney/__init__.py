"""Taking FollowTheMoney entities apart: lines, properties of parties, links between them."""
