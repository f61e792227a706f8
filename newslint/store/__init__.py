"""What is known of the articles of an archive, in one SQLite file: data that cannot run code."""
