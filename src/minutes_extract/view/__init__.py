"""HTML pages for people: each is one file that loads nothing from elsewhere."""
