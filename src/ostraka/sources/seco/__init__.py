"""What Switzerland's list needs beyond its file's shape: names in parts, measures, modification marks."""
