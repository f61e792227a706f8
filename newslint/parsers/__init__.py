"""Document formats: how an article is read."""
