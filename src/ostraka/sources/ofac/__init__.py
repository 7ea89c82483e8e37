"""What the two OFAC sources share: one reader for each of OFAC's file formats."""
