"""`newslint init`: what a repository shows of its desk, made into a configuration."""
