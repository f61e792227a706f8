"""What newslint knows of single languages: plain data, one module a language."""
