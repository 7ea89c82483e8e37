"""Taking raw files apart safely and completely: archives, CSV, XML, spreadsheets, fields."""
