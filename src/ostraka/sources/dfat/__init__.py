"""Reading the free text of Australia's list: birth dates, details, listing days."""
