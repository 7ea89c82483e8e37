"""The EU's financial sanctions files: three formats read into one entry, one way from entry to record."""
