"""Text as it comes from lists and customers: cleaning, dates, countries, names. Pure functions."""
